import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedRhythms } from '../../src/check-ins/rhythms.js';
import { NO_THREAD, whileFailing } from '../support/failing-board.js';
import { type Forum, startForum } from '../support/forum.js';
import { openDue, opened, setRhythm } from './place.js';

let forum: Forum;
let worker: INestApplicationContext;
beforeAll(async () => {
  forum = await startForum();
  worker = await forum.startWorker();
});
afterAll(() => forum.stop());
beforeEach(async () => {
  await forum.sql(`delete from threads where kind = 'check_in'`);
  await forum.sql(`update check_in_rhythms set rhythm = 'none'`);
});

const periods = async (board: string) => (await opened(forum, board)).map(({ period }) => period);

describe('the check-in of a day', () => {
  it('is opened once, by however many ask at once', async () => {
    await setRhythm(forum, 'addiction', { rhythm: 'daily', zone: 'Europe/Berlin' });
    await Promise.all(Array.from({ length: 6 }, () => openDue(worker, '2026-11-23T04:00:00Z')));
    await openDue(worker, '2026-11-23T23:00:00Z');
    expect(await opened(forum, 'addiction')).toMatchObject([
      { period: '2026-11-23', title: 'Check-in for Monday 23 November', state: 'published' },
    ]);
  });

  it('is the only one after a week without a worker', async () => {
    await setRhythm(forum, 'addiction', { rhythm: 'daily' });
    await openDue(worker, '2026-11-02T09:00:00Z');
    await openDue(worker, '2026-11-09T09:00:00Z');
    expect(await periods('addiction')).toEqual(['2026-11-02', '2026-11-09']);
  });

  it('is one for each day over the night in which clocks go back, and that in which they go forward', async () => {
    await setRhythm(forum, 'addiction', { rhythm: 'daily', hour: '2', zone: 'Europe/Berlin' });
    for (const day of ['2026-03-28', '2026-10-24'])
      for (let hours = 0; hours < 72; hours++)
        await openDue(worker, new Date(Date.parse(`${day}T12:30:00Z`) + hours * 3_600_000).toISOString());
    const spring = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31'];
    const autumn = ['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27'];
    expect(await periods('addiction')).toEqual([...spring, ...autumn]);
  });

  it('stays one when its hour or its zone is changed, and none opens where nobody wants one', async () => {
    await setRhythm(forum, 'addiction', { rhythm: 'daily', hour: '4' });
    await openDue(worker, '2026-11-23T05:00:00Z');
    await setRhythm(forum, 'addiction', { rhythm: 'daily', hour: '6', zone: 'Europe/Berlin' });
    await openDue(worker, '2026-11-23T07:00:00Z');
    await setRhythm(forum, 'addiction', { rhythm: 'none' });
    await openDue(worker, '2026-11-25T07:00:00Z');
    expect(await periods('addiction')).toEqual(['2026-11-23']);
    expect((await forum.guest().open('/boards/addiction')).text).not.toContain('Check-in for');
  });

  it('opens on each board by its own clock, weekly ones on their day', async () => {
    await setRhythm(forum, 'anxiety', { rhythm: 'weekly', weekday: '3', zone: 'America/New_York' });
    await setRhythm(forum, 'family', { rhythm: 'daily', zone: '' });
    await openDue(worker, '2026-11-25T08:59:00Z');
    expect(await periods('anxiety')).toEqual(['2026-11-18']);
    await openDue(worker, '2026-11-25T09:00:00Z');
    expect(await periods('anxiety')).toEqual(['2026-11-18', '2026-11-25']);
    expect(await periods('family')).toEqual(['2026-11-25']);
    const text = (await forum.guest().open('/boards/anxiety')).text;
    expect(text).toContain('Check-in for the week of Wednesday 25 November');
    expect(text).not.toContain('18 November');
  });

  it('is none of the past when its weekday is changed', async () => {
    await setRhythm(forum, 'addiction', { rhythm: 'weekly', weekday: '1' });
    await openDue(worker, '2026-11-23T09:00:00Z');
    await setRhythm(forum, 'addiction', { rhythm: 'weekly', weekday: '5' });
    await openDue(worker, '2026-11-24T09:00:00Z');
    expect(await periods('addiction')).toEqual(['2026-11-23']);
    await openDue(worker, '2026-11-27T09:00:00Z');
    expect(await periods('addiction')).toEqual(['2026-11-23', '2026-11-27']);
  });

  it('opens on the boards behind one that fails, which is told of', async () => {
    const slugs = ['anxiety', 'addiction', 'family'];
    for (const slug of slugs) await setRhythm(forum, slug, { rhythm: 'daily' });
    await whileFailing(forum, 'anxiety', () =>
      expect(openDue(worker, '2026-11-25T09:00:00Z')).rejects.toThrow(NO_THREAD),
    );
    expect(await Promise.all(slugs.map(periods))).toEqual([[], ['2026-11-25'], ['2026-11-25']]);
  });

  it('does not open where a board takes nothing new', async () => {
    await setRhythm(forum, 'anxiety', { rhythm: 'daily' });
    await forum.sql(`update boards set read_only = true where slug = 'anxiety'`);
    await openDue(worker, '2026-11-25T09:00:00Z');
    expect(await periods('anxiety')).toEqual([]);
    await forum.sql(`update boards set read_only = false where slug = 'anxiety'`);
  });
});

describe('saying when they open', () => {
  const page = '/boards/bipolar/check-in-settings';

  it('is for facilitators and the team, and is not there for anybody else', async () => {
    const team = [
      await forum.person('Fay', 'facilitator'),
      await forum.person('Moss', 'moderator'),
      await forum.person('Ada', 'admin'),
    ];
    for (const who of team) expect((await who.get(page)).status).toBe(200);
    for (const who of [forum.guest(), await forum.person('Ana'), await forum.person('Tess', 'trustee')])
      expect((await who.get(page)).status).toBe(404);
    const ana = await forum.person('Ana');
    expect((await ana.open('/boards/bipolar')).html).not.toContain('check-in-settings');
  });

  it('stands in the record, with who said it', async () => {
    await setRhythm(forum, 'bipolar', { rhythm: 'weekly', weekday: '5' });
    await setRhythm(forum, 'bipolar', { rhythm: 'weekly', weekday: '5' });
    const entries = await forum.sql(
      `select n.name, e.code from record_entries e join personas n on n.member_id = e.actor
       join boards b on b.id = e.subject where b.slug = 'bipolar' and e.code like 'check_ins%'`,
    );
    expect(entries).toEqual([{ name: 'Fay', code: 'check_ins_weekly' }]);
  });

  it.each([
    ['rhythm', { rhythm: 'hourly' }],
    ['weekday', { weekday: '8' }],
    ['hour', { hour: '24' }],
    ['zone', { zone: 'Nowhere/At_All' }],
  ])('asks again for a %s that there is not, and changes nothing', async (field, wrong) => {
    const before = await forum.sql('select * from check_in_rhythms order by board_id');
    const fay = await forum.person('Fay', 'facilitator');
    const sent = { rhythm: 'daily', weekday: '2', hour: '5', zone: 'UTC', ...wrong };
    const answer = await fay.send(page, sent);
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector(`.summary a[href="#${field}"]`)).not.toBeNull();
    expect(await forum.sql('select * from check_in_rhythms order by board_id')).toEqual(before);
  });

  it('begins with the rhythms of the file, and keeps what people set', async () => {
    await forum.sql('delete from check_in_rhythms');
    await setRhythm(forum, 'family', { rhythm: 'none' });
    const database = await new DataSource({ type: 'postgres', url: forum.database.ownerUrl }).initialize();
    await seedRhythms(database);
    await database.destroy();
    const rows = await forum.sql(
      `select b.slug, c.rhythm from check_in_rhythms c join boards b on b.id = c.board_id order by b.place`,
    );
    expect(rows).toEqual([
      { slug: 'depression', rhythm: 'weekly' },
      { slug: 'anxiety', rhythm: 'weekly' },
      { slug: 'bipolar', rhythm: 'weekly' },
      { slug: 'addiction', rhythm: 'daily' },
      { slug: 'family', rhythm: 'none' },
    ]);
  });
});
