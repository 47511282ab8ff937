import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Retention } from '../../src/housekeeping/retention.js';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { handOf } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let lea: Visitor;
let fay: Visitor;
let id: string;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  [lea, fay] = [await forum.person('Lea', 'lead'), await forum.person('Fay', 'facilitator')];
  const [row] = await forum.sql<{ id: string }>(`select id from personas where name = 'Fay'`);
  id = row!.id;
});
beforeEach(() => forum.sql('delete from volunteers'));
afterAll(() => forum.stop());

const DAY = 24 * 3600_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const FIELDS = {
  kind: 'training',
  day: '2026-01-10',
  until: '',
  words: 'Listening, first course',
  by_whom: 'The school of listening',
};

const page = () => `/volunteers/${id}`;
const write = (fields: Record<string, string> = {}, who = lea): Promise<Answer> =>
  who.send(page(), { ...FIELDS, ...fields }, `${page()}/entries`);
const entries = () => forum.sql<{ id: string; kind: string }>('select * from volunteer_entries order by day');
const codes = async () =>
  (
    await forum.sql<{ code: string; actor: string; words_digest: unknown }>(
      `select e.code, n.name as actor, e.words_digest from record_entries e join personas n on n.member_id = e.actor
       where e.code like 'volunteer_%' or e.code = 'badge_dropped' order by e.place desc limit 1`,
    )
  )[0];

describe('what a lead writes down', () => {
  it('stands on the page of the person and on their own, and in the record without its words', async () => {
    expect((await write()).status).toBe(303);
    for (const { text } of [await lea.get(page()), await fay.get('/volunteering')]) {
      expect(text).toContain(
        'Training, 10 January 2026: Listening, first course (with The school of listening)',
      );
    }
    expect(await codes()).toEqual({ code: 'volunteer_training', actor: 'Lea', words_digest: null });
    expect((await lea.get('/record')).text).toContain('Noted a training of Fay');
  });

  it('twice sent is one line', async () => {
    const token = await lea.hiddenFields(page(), ['kind']);
    for (let times = 0; times < 2; times++)
      expect((await lea.post(`${page()}/entries`, { ...token, ...FIELDS })).status).toBe(303);
    expect(await entries()).toHaveLength(1);
  });

  it('can be taken away, and only where it stands', async () => {
    await write();
    const [entry] = await entries();
    const [other] = await forum.sql<{ id: string }>(`select id from personas where name = 'Lea'`);
    const token = { _csrf: await tokenOf(lea) };
    const at = (whose: string, which: string) =>
      lea.post(`/volunteers/${whose}/entries/${which}/removal`, token);
    for (const [whose, which] of [
      [other!.id, entry!.id],
      [id, randomUUID()],
      [id, 'x'],
      [randomUUID(), entry!.id],
    ])
      expect((await at(whose!, which!)).status).toBe(404);
    expect(await entries()).toHaveLength(1);
    await lea.send(page(), {}, `${page()}/entries/${entry!.id}/removal`);
    expect(await entries()).toEqual([]);
    expect(await codes()).toMatchObject({ code: 'volunteer_removed' });
  });

  it('that runs out soon is told at the desk and on the list, and to nobody else', async () => {
    const told = async (who: Visitor) =>
      (await who.get('/reviews')).page.querySelector('a[href="/volunteers"]')?.text;
    await write({ until: dayIn(70) });
    expect(await told(lea)).toBe('Those who help here');
    await write({ until: dayIn(50), words: 'First aid' });
    expect(await told(lea)).toBe('Those who help here 1 to renew');
    const soon = (await lea.get('/volunteers')).page.querySelector('section[aria-labelledby=soon]')?.text;
    expect(soon).toContain('First aid, until');
    expect(soon).not.toContain('Listening');
    expect(await told(await forum.person('Moe', 'moderator'))).toBeUndefined();
  });

  it('about leave shows while they are away', async () => {
    await write({ kind: 'leave', day: dayIn(-3), until: dayIn(3), words: 'Holiday' });
    expect((await lea.get('/volunteers')).text).toContain('away until');
    await forum.sql('delete from volunteer_entries');
    await write({ kind: 'leave', day: dayIn(-9), until: dayIn(-3), words: 'Holiday' });
    expect((await lea.get('/volunteers')).text).not.toContain('away until');
  });

  it.each([
    ['kind', 'guidelines', 'Please choose what it is.'],
    ['kind', 'praise', 'Please choose what it is.'],
    ['day', '', 'Please write the day'],
    ['day', '2026-02-30', 'Please write the day'],
    ['until', '2025-12-31', 'This day is before the first one.'],
    ['until', 'soon', 'Please write the day'],
    ['words', ' ', 'Please say in a few words'],
    ['words', 'a'.repeat(201), 'keep it to 200'],
    ['by_whom', 'a'.repeat(101), 'keep it to 100'],
  ])('with %s: %j is not kept, and the rest stays in the form', async (field, value, says) => {
    const answer = await write({ [field]: value });
    expect([answer.status, answer.text.includes(says)]).toEqual([422, true]);
    const kept = field === 'by_whom' ? 'words' : 'by_whom';
    expect(answer.page.querySelector(`#${kept}`)?.getAttribute('value')).toBe(FIELDS[kept]);
    expect(await entries()).toEqual([]);
  });
});

describe('a person', () => {
  it('agrees to the guidelines themselves, once a day, and no lead takes it away', async () => {
    expect((await lea.get(page())).text).toContain('Has not agreed to the guidelines yet');
    for (let times = 0; times < 2; times++) await fay.send('/volunteering', {}, '/volunteering/agreement');
    const [agreed, ...more] = await entries();
    expect([agreed!.kind, more.length]).toEqual(['guidelines', 0]);
    expect(await codes()).toMatchObject({ code: 'volunteer_guidelines', actor: 'Fay' });
    expect((await lea.get(page())).text).toContain('Agreed to the guidelines on');
    const removal = await lea.post(`${page()}/entries/${agreed!.id}/removal`, { _csrf: await tokenOf(lea) });
    expect(removal.status).toBe(404);
    expect(await entries()).toHaveLength(1);
  });

  it('writes a word of their own, which leads read', async () => {
    await fay.send('/volunteering', { words: 'Grief, <b>please</b>.' }, '/volunteering/words');
    const { html } = await lea.get(page());
    expect(html).toContain('Grief, &lt;b&gt;please&lt;/b&gt;.');
    const long = await fay.send('/volunteering', { words: 'a'.repeat(1001) }, '/volunteering/words');
    expect([long.status, long.page.querySelector('#words')?.text.length]).toEqual([422, 1001 + 1]);
    await fay.send('/volunteering', { words: '' }, '/volunteering/words');
    expect((await lea.get(page())).text).not.toContain('In their own words');
  });

  it('takes away what stands beside their name', async () => {
    await forum.sql(
      `insert into facilitator_badges (persona_id, words) values ($1, 'trained in listening')`,
      [id],
    );
    expect((await fay.get('/volunteering')).text).toContain('Facilitator · trained in listening');
    await fay.send('/volunteering', {}, '/volunteering/badge/removal');
    expect(await forum.sql('select from facilitator_badges')).toEqual([]);
    expect(await codes()).toMatchObject({ code: 'badge_dropped', actor: 'Fay' });
    await fay.post('/volunteering/badge/removal', { _csrf: await tokenOf(fay) });
    expect(await forum.sql(`select from record_entries where code = 'badge_dropped'`)).toHaveLength(1);
  });
});

const DOORS: [method: 'get' | 'post', path: string, fields: Record<string, string>][] = [
  ['get', '/volunteers', {}],
  ['get', '/volunteers/:id', {}],
  ['post', '/volunteers/:id/entries', { ...FIELDS, key: randomUUID() }],
  ['post', '/volunteers/:id/entries/:entry/removal', {}],
];
const OWN: typeof DOORS = [
  ['get', '/volunteering', {}],
  ['post', '/volunteering/words', { words: 'Mine' }],
  ['post', '/volunteering/agreement', {}],
  ['post', '/volunteering/badge/removal', {}],
];

async function knock([method, path, fields]: (typeof DOORS)[number], who: Visitor): Promise<number> {
  const [entry] = await entries();
  const at = path.replace(':id', id).replace(':entry', entry?.id ?? randomUUID());
  const answer = method === 'get' ? who.get(at) : who.post(at, { ...fields, _csrf: await tokenOf(who) });
  return (await answer).status;
}

describe('nobody else', () => {
  const others: [name: string, role: MemberRole][] = [
    ['Ben', 'member'],
    ['Tove', 'trustee'],
    ['Fay', 'facilitator'],
    ['Moe', 'moderator'],
  ];
  it.each(DOORS)('%s %s', async (...door) => {
    await write();
    const before = await entries();
    for (const [name, role] of others) expect(await knock(door, await forum.person(name, role))).toBe(404);
    expect(await knock(door, forum.guest())).toBe(404);
    expect(await entries()).toEqual(before);
  });

  it.each(OWN)('%s %s, where they do not help', async (...door) => {
    for (const [name, role] of others.slice(0, 2))
      expect(await knock(door, await forum.person(name, role))).toBe(404);
    expect(await forum.sql('select from volunteers')).toEqual([]);
  });

  it('in the worker reads it', async () => {
    const worker = await handOf(forum.database.workerUrl);
    await expect(worker.sql('select from volunteers')).rejects.toThrow(/permission denied/);
    await worker.end();
  });
});

describe('who stops', () => {
  it('has their record for a year, and then it goes by itself', async () => {
    const zoe = await forum.person('Zoe', 'facilitator');
    await zoe.send('/volunteering', { words: 'Thank you.' }, '/volunteering/words');
    await fay.send('/volunteering', { words: 'Still here.' }, '/volunteering/words');
    await forum.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = 'Zoe')`,
    );
    expect((await zoe.get('/volunteering')).text).toContain('Thank you.');
    expect((await lea.get('/volunteers')).text).toContain('Helped here before');
    const retention = (await forum.startWorker()).get(Retention);
    await forum.sql('update volunteers set stopped_on = stopped_on - 365');
    await retention.forget();
    expect((await zoe.get('/volunteering')).status).toBe(200);
    await forum.sql('update volunteers set stopped_on = stopped_on - 1');
    await retention.forget();
    expect((await zoe.get('/volunteering')).status).toBe(404);
    expect((await fay.get('/volunteering')).text).toContain('Still here.');
    await forum.stopWorker();
  });

  it('and comes back goes on', async () => {
    const zoe = await forum.person('Zoe');
    const become = (role: MemberRole) =>
      forum.sql(
        `update members set role = $1 where id = (select member_id from personas where name = 'Zoe')`,
        [role],
      );
    await become('moderator');
    await zoe.send('/volunteering', { words: 'Hello.' }, '/volunteering/words');
    await become('member');
    expect(await forum.sql('select from volunteers where stopped_on = current_date')).toHaveLength(1);
    await become('facilitator');
    expect(await forum.sql('select from volunteers where stopped_on is null')).toHaveLength(1);
  });

  it('and leaves for good takes all of it along', async () => {
    await write();
    await forum.sql(`delete from members where id = (select member_id from personas where name = 'Zoe')`);
    await forum.sql(`delete from members where id = (select member_id from personas where id = $1)`, [id]);
    expect(await entries()).toEqual([]);
    expect(await forum.sql('select from volunteers')).toEqual([]);
  });
});
