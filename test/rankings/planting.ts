import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beginning, circleOf } from '../circles/people.js';
import { post, say } from '../phrases/people.js';
import { send } from '../following/people.js';
import type { Forum } from '../support/forum.js';
import { published, threadOf, type Written } from '../support/people.js';
import type { Ids } from '../support/doors.js';
import type { Visitor } from '../support/visitor.js';
import { makeTip } from '../tips/people.js';

/** Two members who differ in every number that there could be. */
export const [FEW, MANY] = ['Robin', 'Sage'] as const;

const [TWO, SEVEN] = [2, 7];
const WATCHERS = Array.from({ length: SEVEN }, (_, nth) => `Watcher ${nth + 1}`);
const UMA = 'Uma';

/** Some of the place, by the words of paths, so that every page of it is looked at. */
export type Planted = Ids[];

/**
 * All that others can read is of one who did it twice and of one who did it seven times, mixed: threads, answers, first
 * answers, answers that helped, tips, check-ins, parts of a circle.
 */
export async function plant(forum: Forum): Promise<Planted> {
  await forum.person(UMA);
  for (const name of [FEW, MANY]) await forum.person(name);
  const fay = await forum.person('Fay', 'facilitator');
  const talk = await threadOf(forum, await forum.person(UMA), {
    title: 'The long night',
    body: 'Who else is up?',
  });
  const circle = await circleOf(forum, fay, beginning(1));
  const checkIn = await threadOf(forum, fay, { title: 'Today', body: 'How is it?' }, 'anxiety');
  await asOwner(forum, `update threads set kind = 'check_in' where id = '${checkIn.threadId}'`);
  for (const [nth, name] of mixed().entries()) {
    for (const { threadId } of [talk, circle, checkIn])
      await published(forum, threadId, name, `Words ${nth}.`);
    await published(forum, await newThread(forum, 'anxiety'), name, `A thread ${nth}`);
    const asked = await newThread(forum, 'family');
    await published(forum, asked, UMA, `A question ${nth}`);
    await published(forum, asked, name, `An answer ${nth}.`);
  }
  for (const id of await postsIn(forum, talk.threadId)) await makeTip(forum, id);
  await lately(forum);
  const of = async (name: string, { threadId }: Pick<Written, 'threadId'>) =>
    (await postsIn(forum, threadId, name))[0]!;
  return [
    { threads: talk.threadId, posts: await of(FEW, talk), boards: 'depression' },
    { threads: circle.threadId, posts: await of(MANY, talk), boards: 'anxiety' },
    { threads: checkIn.threadId, posts: talk.postId, boards: 'family' },
  ];
}

/** What nobody sees of others grows for one of them: from nothing for both. */
export async function raise(forum: Forum): Promise<void> {
  const own = await threadBy(forum, MANY);
  const [opening] = await postsIn(forum, own, MANY, true);
  for (const name of WATCHERS) {
    const who = await forum.person(name);
    await say(who, { threadId: own, postId: opening! } as Written, 'hear');
    for (const path of [`/threads/${own}/follow`, '/boards/anxiety/follow', `/posts/${opening}/saving`])
      await send(who, path);
  }
  const many = await forum.person(MANY);
  for (const id of await openingsOf(forum, UMA, SEVEN)) await post(many, id, 'strength');
  for (let nth = 0; nth < SEVEN; nth++) await reachesAGoal(many, nth);
  await inAGroup(forum);
  await forum.sql(
    `update members set joined_on = joined_on - 400 where id = (select member_id from personas where name = '${MANY}')`,
  );
  await forum.sql(`update phrases_said set tell_from = null`);
}

async function reachesAGoal(who: Visitor, nth: number): Promise<void> {
  const days = { name: `A lamp ${nth}`, way: 'since', day: '2026-01-01', reasons: '' };
  const path = (await who.send('/milestones/new', days)).location!.split('#')[0]!;
  await who.send(`${path}/goals/new`, { words: `A walk ${nth}`, review: '' });
  const links = (await who.open(path)).page
    .querySelectorAll('a')
    .map((link) => link.getAttribute('href') ?? '');
  const goal = links.find((href) => /\/goals\/[0-9a-f-]{36}$/.test(href))!;
  const sent = await who.send(goal, { words: `A walk ${nth}`, review: '', reached: 'yes' });
  if (sent.status !== 303) throw new Error(`The goal was answered with ${sent.status}.`);
}

// Where nobody who looks may read, one writes seven times as much: a number of all posts would show it.
async function inAGroup(forum: Forum): Promise<void> {
  const [group] = await forum.sql<{ slug: string }>(
    `select make_group('Few', 'For few.', (select member_id from personas where name = 'Fay')) as slug`,
  );
  await forum.sql(
    `insert into group_members (board_id, persona_id, joined) select b.id, n.id, true from boards b, personas n
     where b.slug = $1 and n.name in ('${FEW}', '${MANY}') on conflict do nothing`,
    [group!.slug],
  );
  await forum.sql(
    `delete from group_members g using personas n where n.id = g.persona_id and n.name = 'Fay'`,
  );
  for (let nth = 0; nth < SEVEN; nth++)
    await published(forum, await newThread(forum, group!.slug), MANY, `In the group ${nth}`);
  await lately(forum);
}

/** Whoever did something twice did it seven times, and the other way round: of what others read, the writers alone change. */
export async function swap(forum: Forum): Promise<void> {
  const [few, many] = await Promise.all([FEW, MANY].map((name) => idOf(forum, name)));
  const other = `case persona_id when '${few}' then '${many}'::uuid else '${few}'::uuid end`;
  const both = `persona_id in ('${few}', '${many}')`;
  for (const table of ['posts', 'tips', 'phrases_said'])
    await asOwner(forum, `update ${table} set persona_id = ${other} where ${both}`);
}

/** Sevens and twos, one after the other. */
function mixed(): string[] {
  const names = Array.from({ length: SEVEN }, () => MANY as string);
  names.splice(1, 0, FEW);
  names.splice(5, 0, FEW);
  if (names.filter((name) => name === FEW).length !== TWO) throw new Error('They are not two.');
  return names;
}

async function newThread(forum: Forum, board: string): Promise<string> {
  const id = randomUUID();
  await forum.sql('insert into threads (id, board_id) select $1, id from boards where slug = $2', [
    id,
    board,
  ]);
  return id;
}

async function postsIn(forum: Forum, thread: string, name?: string, opening = false): Promise<string[]> {
  const rows = await forum.sql<{ id: string }>(
    `select p.id from posts p join personas n on n.id = p.persona_id
     where p.thread_id = $1 and p.opening = $2 and ($3::text is null or n.name = $3) order by p.position`,
    [thread, opening, name ?? null],
  );
  return rows.map(({ id }) => id);
}

async function openingsOf(forum: Forum, name: string, most: number): Promise<string[]> {
  const rows = await forum.sql<{ id: string }>(
    `select p.id from posts p join personas n on n.id = p.persona_id where p.opening and n.name = $1 order by p.id limit $2`,
    [name, most],
  );
  return rows.map(({ id }) => id);
}

async function threadBy(forum: Forum, name: string): Promise<string> {
  const [row] = await forum.sql<{ thread_id: string }>(
    `select p.thread_id from posts p join personas n on n.id = p.persona_id
     join revisions r on r.post_id = p.id and r.state = 'published' join threads t on t.id = p.thread_id
     join boards b on b.id = t.board_id where p.opening and n.name = $1 and not b.closed order by r.title limit 1`,
    [name],
  );
  return row!.thread_id;
}

async function idOf(forum: Forum, name: string): Promise<string> {
  const [row] = await forum.sql<{ id: string }>('select id from personas where name = $1', [name]);
  return row!.id;
}

// Days ago, so that no clock that goes on changes a page.
async function lately(forum: Forum): Promise<void> {
  await asOwner(
    forum,
    `update posts set published_at = date_trunc('day', now()) - interval '60 hours' where published_at is not null;
     update threads set active_at = date_trunc('day', now()) - interval '60 hours' where active_at is not null`,
  );
}

// Past what triggers keep people from.
async function asOwner(forum: Forum, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: forum.database.ownerUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; ${sql}`);
  } finally {
    await client.end();
  }
}
