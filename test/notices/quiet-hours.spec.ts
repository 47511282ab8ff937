import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isQuietAt } from '../../src/notices/hours/quiet-hours.js';
import { localTime } from '../../src/platform/time/zoned-time.js';
import { type Forum, startForum } from '../support/forum.js';
import { threadOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

const at = (time: string): Date => new Date(time);
const NIGHT = { from: 22, to: 7, zone: 'Europe/Berlin' };

describe('whether it is quiet', () => {
  it('is so from the first hour on, and not in the last', () => {
    const noon = { from: 12, to: 14, zone: 'UTC' };
    const hours = ['11:59', '12:00', '13:59', '14:00'].map((time) =>
      isQuietAt(noon, at(`2026-05-01T${time}:00Z`)),
    );
    expect(hours).toEqual([false, true, true, false]);
  });

  it('goes over midnight', () => {
    const hours = ['21:59', '22:00', '00:00', '06:59', '07:00'].map((time) =>
      isQuietAt({ ...NIGHT, zone: 'UTC' }, at(`2026-05-01T${time}:00Z`)),
    );
    expect(hours).toEqual([false, true, true, true, false]);
  });

  it('ends by the clock in the night in which summer time begins, an hour sooner', () => {
    expect(isQuietAt(NIGHT, at('2026-03-28T20:59:00Z'))).toBe(false);
    expect(isQuietAt(NIGHT, at('2026-03-28T21:00:00Z'))).toBe(true);
    expect(isQuietAt(NIGHT, at('2026-03-29T04:59:00Z'))).toBe(true);
    expect(isQuietAt(NIGHT, at('2026-03-29T05:00:00Z'))).toBe(false);
  });

  it('ends by the clock in the night in which it ends, an hour later', () => {
    expect(isQuietAt(NIGHT, at('2026-10-24T19:59:00Z'))).toBe(false);
    expect(isQuietAt(NIGHT, at('2026-10-24T20:00:00Z'))).toBe(true);
    expect(isQuietAt(NIGHT, at('2026-10-25T05:59:00Z'))).toBe(true);
    expect(isQuietAt(NIGHT, at('2026-10-25T06:00:00Z'))).toBe(false);
  });

  it('is so both times when the clock shows an hour twice, and never in an hour that it leaves out', () => {
    const two = { from: 2, to: 3, zone: 'Europe/Berlin' };
    expect(isQuietAt(two, at('2026-10-25T00:30:00Z'))).toBe(true);
    expect(isQuietAt(two, at('2026-10-25T01:30:00Z'))).toBe(true);
    const night = Array.from(
      { length: 12 },
      (_, half) => at('2026-03-28T22:00:00Z').getTime() + half * 1_800_000,
    );
    expect(night.some((time) => isQuietAt(two, new Date(time)))).toBe(false);
  });
});

describe('quiet hours', () => {
  let forum: Forum;
  let ana: Visitor;
  beforeAll(async () => {
    forum = await startForum();
    ana = await forum.person('Ana');
    await threadOf(forum, ana);
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    await forum.sql('delete from notices');
    await forum.sql('delete from private_papers');
  });

  const hour = () => Math.floor(localTime(new Date(), 'UTC').minute / 60);
  // An hour around this one, so that the test may take its time.
  const now = () => ({ from: String((hour() + 23) % 24), to: String((hour() + 2) % 24), zone: 'UTC' });
  const notice = (kind: string) =>
    forum.sql(
      `insert into notices (id, persona_id, kind, post_id) select gen_random_uuid(), o.persona_id, '${kind}', o.id
       from posts o join personas p on p.id = o.persona_id and p.name = 'Ana'`,
    );
  const mark = async () => (await ana.open('/')).page.querySelector('.nav .badge')?.text ?? null;

  it('keep the mark away while they last, and nothing else', async () => {
    await notice('published');
    expect(await mark()).toBe('1 new');
    const kept = await ana.send('/notices/hours', now());
    expect(kept).toMatchObject({ status: 303, location: '/notices/hours' });
    expect(await mark()).toBeNull();
    expect((await ana.open('/crisis-lines')).status).toBe(200);
    expect((await ana.open('/')).page.querySelector('.help')).not.toBeNull();
    await ana.send('/notices/hours', {
      ...now(),
      from: String((hour() + 4) % 24),
      to: String((hour() + 6) % 24),
    });
    expect(await mark()).toBe('1 new');
    await ana.send('/notices/hours', now());
    expect((await ana.open('/notices')).text).toContain('Your post is up');
  });

  it('hold back no message of the team, and no news about the account', async () => {
    await ana.send('/notices/hours', now());
    for (const kind of ['published', 'message', 'kept', 'passkey_added']) await notice(kind);
    expect(await mark()).toBe('3 new');
  });

  it('are sealed, and end with one tap', async () => {
    await ana.send('/notices/hours', { ...now(), zone: 'Pacific/Auckland' });
    const [row] = await forum.sql<{ sealed: Buffer }>('select sealed from private_papers');
    expect(row!.sealed.includes('Auckland')).toBe(false);
    expect((await ana.open('/notices/hours')).html).toMatch(/value="Pacific\/Auckland" selected/);
    await ana.send('/notices/hours', {}, '/notices/hours/removal');
    expect(await forum.sql('select from private_papers')).toEqual([]);
  });

  it('come back with what was chosen where something does not fit', async () => {
    const same = await ana.send('/notices/hours', { from: '7', to: '7', zone: 'UTC' });
    expect(same.status).toBe(422);
    expect(same.text).toContain('Choose two different hours.');
    expect((await ana.send('/notices/hours', { from: '24', to: '7', zone: 'UTC' })).status).toBe(422);
    const zone = await ana.send('/notices/hours', { from: '21', to: '7', zone: 'Nowhere/Land' });
    expect(zone.text).toContain('Choose one of the clocks in the list.');
    expect(zone.html).toMatch(/value="21" selected/);
    expect(await forum.sql('select from private_papers')).toEqual([]);
  });
});
