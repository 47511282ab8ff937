import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ids } from '../support/doors.js';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { changed, changedButForWriters, doorsWithNames, look, type Pages } from './eyes.js';
import { FEW, MANY, plant, raise, swap } from './planting.js';

/*
 * Nobody is ranked (promise 7). What ranks is a number, an order, a mark or a word on a page that one member reads, and that
 * comes of how much, how often, how early or how long another did, got, has or is something.
 *
 * Not: that something is there. A post stands in its thread, a tip in its library, “this helped” at the one answer of which it
 * was said: each says one thing once, and nothing adds them up for a name. One's own numbers are for oneself; how a board or
 * the whole place is doing is of nobody; the team's desk counts work, and is the team's.
 *
 * Two members differ in every number. Every page of the running application that a guest, a member or a facilitator gets is
 * looked at three times: as it is; once one of both has more of all that others do not see (kind words said and heard, those
 * who follow and save, days, goals, threads in a group that is closed to who looks, time since joining), which must change no
 * letter; and once both have changed places in all that others read (threads, answers, first answers, answers that helped,
 * tips, check-ins, words in a circle), which must change the names of who wrote what, and nothing else.
 */
type Moment = Record<string, Pages>;

let forum: Forum;
let sets: Ids[];
let viewers: Record<string, Visitor>;
let asItIs: Moment, raised: Moment, swapped: Moment;
const leaks: Record<'asItIs' | 'raised' | 'swapped', Record<string, string>> = {
  asItIs: {},
  raised: {},
  swapped: {},
};

beforeAll(async () => {
  forum = await startForum();
  sets = await plant(forum);
  viewers = {
    guest: forum.guest(),
    member: await forum.person('Ana'),
    facilitator: await forum.person('Finn', 'facilitator'),
  };
  // The first look marks what was new to whoever is a member as seen.
  const first = await everybodyLooks();
  [asItIs, leaks.asItIs] = [await everybodyLooks(first), await leaksNow()];
  await raise(forum);
  [raised, leaks.raised] = [await everybodyLooks(first), await leaksNow()];
  await swap(forum);
  [swapped, leaks.swapped] = [await everybodyLooks(first), await leaksNow()];
}, 300_000);
afterAll(() => forum.stop());

async function everybodyLooks(known: Moment = {}): Promise<Moment> {
  const moment: Moment = {};
  for (const [name, who] of Object.entries(viewers)) moment[name] = await look(forum, who, sets, known[name]);
  return moment;
}

const FOR_ALL = [
  '/boards/:slug',
  '/boards/:slug/tips',
  '/search',
  '/threads/:id',
  '/threads/:id/posts/new?quote',
];
const FOR_MEMBERS = ['/boards/:slug/waiting', '/posts/:id/block', '/posts/:id/report', '/waiting'];
const FOR_FACILITATORS = ['/posts/:id/notes', '/tips'];

/** The doors behind which others stand with their names: a new one needs its line here, and with it a thought. */
const WITH_OTHERS: [string, string[]][] = [
  ['guest', FOR_ALL],
  ['member', [...FOR_ALL, ...FOR_MEMBERS]],
  ['facilitator', [...FOR_ALL, ...FOR_MEMBERS, ...FOR_FACILITATORS]],
];

describe.each(WITH_OTHERS)('for a %s', (viewer, doors) => {
  it('no page changes by one letter when one of two members has more of what others do not see', () => {
    expect(changed(asItIs[viewer]!, raised[viewer]!)).toEqual([]);
  });

  it('no page changes but for who wrote what, when two members change places', () => {
    expect(changedButForWriters(raised[viewer]!, swapped[viewer]!)).toEqual([]);
    expect(changed(raised[viewer]!, swapped[viewer]!).length).toBeGreaterThan(5);
  });

  it('all pages that show others were among them', () => {
    expect(doorsWithNames(asItIs[viewer]!)).toEqual([...doors].sort());
  });
});

const COUNTS: Record<string, string> = {
  posts: 'select count(*) from posts p where p.persona_id = n.id',
  'posts that anybody reads': `select count(*) from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
    where p.persona_id = n.id and not b.closed`,
  threads: 'select count(*) from posts p where p.persona_id = n.id and p.opening',
  'first answers': `select count(*) from posts p where p.persona_id = n.id and p.position = 2`,
  'answers that helped':
    'select count(*) from helped_marks m join posts p on p.id = m.post_id where p.persona_id = n.id',
  tips: 'select count(*) from tips s where s.persona_id = n.id',
  'check-ins': `select count(*) from posts p join threads t on t.id = p.thread_id and t.kind = 'check_in' where p.persona_id = n.id`,
  'words in circles': `select count(*) from posts p join threads t on t.id = p.thread_id and t.kind = 'circle' where p.persona_id = n.id`,
  'kind words heard':
    'select count(*) from phrases_said s join posts p on p.id = s.post_id where p.persona_id = n.id',
  'kind words said': 'select count(*) from phrases_said s where s.persona_id = n.id',
  followers: `select count(*) from followed_threads f join posts o on o.thread_id = f.thread_id and o.opening where o.persona_id = n.id`,
  'days here': 'select current_date - m.joined_on from members m where m.id = n.member_id',
};

const WAYS: Record<string, string> = {
  'as a number': `string_agg(name || ' · ' || many, ', ' order by name)`,
  'as a mark': `string_agg(name || case when many > usual then ' ★' else '' end, ', ' order by name)`,
  'as an order': `string_agg(name, ', ' order by many desc, name)`,
};

const EVERY_LEAK = Object.keys(COUNTS).flatMap((count) =>
  Object.keys(WAYS).map((way) => [count, way] as const),
);

async function leaksNow(): Promise<Record<string, string>> {
  const columns = EVERY_LEAK.map(
    ([count, way], nth) =>
      `(select ${WAYS[way]} from (select c.*, avg(many) over () as usual from (
         select n.name, (${COUNTS[count]})::int as many from personas n where n.name in ('${FEW}', '${MANY}')) c) d) as l${nth}`,
  );
  const [row] = await forum.sql<Record<string, string>>(`select ${columns.join(', ')}`);
  return Object.fromEntries(EVERY_LEAK.map(([count, way], nth) => [`${count} ${way}`, row![`l${nth}`]!]));
}

describe('a page that ranks', () => {
  it.each(EVERY_LEAK)('would be found: %s, %s', (count, way) => {
    const page = (moment: keyof typeof leaks): Pages =>
      new Map([['/planted', `<main><p>${leaks[moment][`${count} ${way}`]}</p></main>`]]);
    const found = [
      ...changed(page('asItIs'), page('raised')),
      ...changedButForWriters(page('raised'), page('swapped')),
    ];
    expect(found).toContain('/planted');
  });
});
