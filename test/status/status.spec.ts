import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { eventually, openThread, settled } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());
afterEach(() => forum.sql(`update place set mode = 'open'`));

const GOOD = 'Everything works.';
const NOT_GOOD = 'Not everything works as it should.';

describe('the page that says how the place is', () => {
  it('says that all is well, to guests and members, and is kept by nobody', async () => {
    for (const who of [forum.guest(), ana]) {
      const answer = await who.get('/status');
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toMatch(/^no-(cache|store)$/);
      says(answer, [
        GOOD,
        'You can read.',
        'You can write, and answer others.',
        'They go up within moments.',
      ]);
      says(answer, ['There are no fixed hours']);
    }
  });

  it('is found in the footer of every page', async () => {
    const { page } = await forum.guest().get('/boards/anxiety');
    expect(page.querySelector('footer a[href="/status"]')).not.toBeNull();
  });

  it.each([
    ['20 seconds', GOOD, 'They go up within moments.'],
    ['90 seconds', NOT_GOOD, 'They go up some minutes late. Nothing is lost.'],
    ['40 minutes', NOT_GOOD, 'They go up late, by up to an hour or so.'],
    ['3 hours', NOT_GOOD, 'They have been waiting for hours. Nothing is lost'],
  ])('says in words how long texts take, when the oldest waits for %s', async (wait, ...words) => {
    const { postId } = await openThread(forum, ana, { title: 'Tea', body: 'The kettle is on.' });
    await forum.sql(`update revisions set waiting_since = now() - $1::interval where state = 'pending'`, [
      wait,
    ]);
    const answer = await forum.guest().get('/status');
    says(answer, words);
    expect(answer.page.querySelector('main')?.text).not.toMatch(/\d/);
    await forum.startWorker();
    await settled(forum, postId);
    says(await forum.guest().get('/status'), [GOOD]);
    await forum.stopWorker();
  });

  it.each([
    [
      'read_only',
      'You can read.',
      'Nobody can write on the boards for now. You can still write to the team.',
    ],
    ['closed', 'The boards are closed for now.', 'Nobody can write on the boards for now.'],
  ])('says it when the place is %s', async (mode, ...words) => {
    await forum.sql('update place set mode = $1', [mode]);
    await eventually(async () => says(await forum.guest().get('/status'), [NOT_GOOD, ...words]));
  });

  it('says whether somebody from the team is there now, and when the next one comes', async () => {
    const moss = await forum.person('Moss', 'lead');
    const [member] = await forum.sql<{ id: string }>(
      `select member_id as id from personas where name = 'Moss'`,
    );
    await forum.sql(`update duty_settings set mode = 'rota', zone = 'UTC'`);
    const [{ day, minute } = { day: 1, minute: 0 }] = await forum.sql<{ day: number; minute: number }>(
      `select extract(isodow from now())::int as day, (extract(hour from now()) * 60 + extract(minute from now()))::int as minute`,
    );
    await shift(member!.id, day, (minute + 1380) % 1440, (minute + 120) % 1440);
    await shift(member!.id, ((day + 5) % 7) + 1, (minute + 1380) % 1440, (minute + 120) % 1440);
    says(await forum.guest().get('/status'), ['Someone is on duty now, until']);
    await forum.sql('delete from shifts');
    await shift(member!.id, (day % 7) + 1, minute, (minute + 60) % 1440);
    const later = await moss.get('/status');
    says(later, ['Nobody is on duty right now. The next person comes in']);
    expect(later.page.querySelector('main')?.text).not.toContain('Moss');
  });

  it('stands while PostgreSQL is away, with the lines, also for who is signed in', async () => {
    await ana.send('/crisis-lines?country=DE', { country: 'DE' });
    await forum.sql('revoke select on revisions, sessions, duty_settings from hearthside_web');
    const answer = await ana.get('/status');
    await forum.sql('grant select on revisions, duty_settings to hearthside_web');
    await forum.sql('grant select on sessions to hearthside_web');
    expect(answer.status).toBe(503);
    says(answer, [NOT_GOOD, 'You cannot read here just now.', 'please keep a copy of your words']);
    says(answer, ['What we said we have got is not lost.', 'We cannot say just now who is here.']);
    expect(answer.page.querySelector('aside.help')?.text).toContain('TelefonSeelsorge');
    await eventually(async () => says(await ana.get('/status'), [GOOD]));
  });
});

describe('the page of a fault of ours', () => {
  it('leads to how the place is, and has a number to tell the team', async () => {
    await forum.sql('revoke select on boards from hearthside_web');
    const answers = await Promise.all([1, 2].map(() => forum.guest().get('/boards/anxiety')));
    await forum.sql('grant select on boards to hearthside_web');
    const numbers = answers.map(({ page }) => page.querySelector('main code')?.text);
    for (const { page } of answers) expect(page.querySelector('main a[href="/status"]')).not.toBeNull();
    for (const number of numbers) expect(number).toMatch(/^[0-9a-f]{8}$/);
    expect(numbers[0]).not.toBe(numbers[1]);
  });

  it('is told from that of a slip in the address, which needs neither', async () => {
    const { page } = await forum.guest().get('/nowhere');
    expect(page.querySelector('main code')).toBeNull();
    expect(page.querySelector('main a[href="/status"]')).toBeNull();
  });
});

function says({ page }: Answer, words: string[]): void {
  const main = page.querySelector('main')?.text.replace(/\s+/g, ' ');
  for (const some of words) expect(main).toContain(some);
}

async function shift(memberId: string, weekday: number, starts: number, ends: number): Promise<void> {
  await forum.sql(
    `insert into shifts (id, member_id, weekday, starts, ends) values (gen_random_uuid(), $1, $2, $3, $4)`,
    [memberId, weekday, starts, ends],
  );
}
