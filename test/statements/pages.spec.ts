import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Moment } from '../../src/platform/database/moment.js';
import { handOf } from '../database/hands.js';
import { answer } from '../folding/people.js';
import { type Forum, startForum } from '../support/forum.js';
import { threadOf, tokenOf } from '../support/people.js';
import { type Asked, statementsOf } from '../support/statements.js';
import type { Answer, Visitor } from '../support/visitor.js';

/*
 * How often a page asks PostgreSQL. A feature that adds to one of these pages says beside its statement when it asks
 * (`BOARD_SHOWN.asks` and its like), and the numbers stay.
 */
const MOST: [who: Who, page: Where, statements: number][] = [
  ['guest', 'home', 1],
  ['guest', 'board', 3],
  ['guest', 'thread', 3],
  ['writer', 'home', 3],
  ['writer', 'board', 5],
  ['writer', 'thread', 5],
  // A name to write under is thought of anew for whoever wrote nothing there.
  ['reader', 'thread', 6],
  ['facilitator', 'board', 5],
  ['facilitator', 'thread', 6],
];

type Who = 'guest' | 'writer' | 'reader' | 'facilitator';
type Where = 'home' | 'board' | 'thread';

let forum: Forum;
let people: Record<Who, Visitor>;
let paths: Record<Where, string>;
beforeAll(async () => {
  forum = await startForum();
  const [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
  const { threadId, postId } = await threadOf(forum, ana, { title: 'Rain', body: 'The kettle is on.' });
  await answer(forum, ben, threadId, 'I am "glad", {really}, that you wrote: \\o/ ümläut.');
  await ben.post(`/posts/${postId}/saving`, { _csrf: await tokenOf(ben) });
  await ben.post(`/boards/depression/follow`, { _csrf: await tokenOf(ben) });
  await ben.send('/reading-choices', { way_self_harm: 'hide', words: 'thunder' });
  await ben.send('/milestones/new', { name: 'A lamp', way: 'since', day: '2026-01-01', reasons: '' });
  await forum.stopWorker();
  const [reader, facilitator] = [await forum.person('Cleo'), await forum.person('Faye', 'facilitator')];
  people = { guest: forum.guest(), writer: ben, reader, facilitator };
  paths = { home: '/', board: '/boards/depression', thread: `/threads/${threadId}` };
});
afterAll(() => forum.stop());

/** What one page asks, once the process has seen its like. */
async function askedFor(who: Who, where: Where): Promise<Asked[]> {
  expect((await people[who].get(paths[where])).status).toBe(200);
  return statementsOf(forum, () => people[who].get(paths[where]));
}

describe('how often a page asks', () => {
  it.each(MOST)('%s, %s: %i at the most', async (who, where, most) => {
    const asked = (await askedFor(who, where)).map(({ name }) => name);
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(most);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('is more where everything is asked by itself', async () => {
    const alone = vi.spyOn(Moment.prototype, 'read').mockResolvedValue();
    const asked = await askedFor('writer', 'thread').finally(() => alone.mockRestore());
    expect(asked.length).toBeGreaterThan(15);
  });
});

describe('what is read together', () => {
  const home = async (who: Who) => (await people[who].get('/')).html;

  const everyPage = MOST.filter(
    ([who, where]) => who !== 'reader' && !(who === 'facilitator' && where === 'thread'),
  );

  it.each(everyPage)('shows the same as asked one by one: %s, %s', async (who, where) => {
    const together = await people[who].get(paths[where]);
    const alone = vi.spyOn(Moment.prototype, 'read').mockResolvedValue();
    const apart = await people[who].get(paths[where]).finally(() => alone.mockRestore());
    expect(together.status).toBe(200);
    expect(plain(together)).toBe(plain(apart));
  });

  it('is each reader’s own, also at the same moment', async () => {
    const who = Array.from(
      { length: 24 },
      (_, nth) => (['guest', 'writer', 'facilitator'] as const)[nth % 3]!,
    );
    const alone = {
      guest: await home('guest'),
      writer: await home('writer'),
      facilitator: await home('facilitator'),
    };
    expect(new Set(Object.values(alone)).size).toBe(3);
    expect(await Promise.all(who.map(home))).toEqual(who.map((each) => alone[each]));
  });

  it('is read anew for the next request', async () => {
    await people.guest.get(paths.board);
    await forum.sql(`update boards set welcome = 'Come in out of the rain.' where slug = 'depression'`);
    const later = await people.guest.get(paths.board);
    expect(later.html).toContain('Come in out of the rain.');
  });

  it('is no way around a closed door', async () => {
    await forum.sql(`update boards set members_only = true where slug = 'depression'`);
    const refused = await people.guest.get(paths.board);
    await forum.sql(`update boards set members_only = false where slug = 'depression'`);
    expect([refused.status, refused.html.includes('Come in')]).toEqual([303, false]);
  });
});

// Each form has a key of its own.
const plain = ({ html }: Answer) => html.replace(/name="key" value="[\w-]+"/, '');

describe('the plan of what is read together', () => {
  const LARGE = [
    'posts',
    'revisions',
    'threads',
    'notices',
    'verdicts',
    'personas',
    'followed_threads',
    'content_notes',
  ];

  it.each([
    ['writer', 'board'],
    ['guest', 'board'],
    ['writer', 'thread'],
    ['writer', 'home'],
  ] as const)('goes through indexes: %s, %s', async (who, where) => {
    const together = (await askedFor(who, where)).filter(({ name }) => name.includes('-shown-'));
    expect(together).toHaveLength(1);
    expect((await scansOf(together[0]!.text)).filter((table) => LARGE.includes(table))).toEqual([]);
  });

  // Where an index could serve, it does: the tables are small, so reading them whole is made dear.
  async function scansOf(text: string): Promise<string[]> {
    const hand = await handOf(forum.database.ownerUrl);
    await hand.sql('set enable_seqscan = off');
    const rows = await hand.sql<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`);
    await hand.end();
    return rows.flatMap((row) => /Seq Scan on (\w+)/.exec(row['QUERY PLAN'])?.[1] ?? []);
  }
});
