import { CRISIS, type Written, openThread, reply, settled, threadOf } from '../support/people.js';
import { newMovedDatabase } from '../dump/moving-clock.js';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';

export const FIVE = ['Amber Heron', 'Birch Otter', 'Cedar Finch', 'Dusky Plover', 'Ember Teal'] as const;

/** A forum on which five one-time names wrote in five threads, and what there is to look at. */
export interface Place {
  forum: Forum;
  /** Who wears the first of the names: all five, or that one. */
  first: Visitor;
  visitors: Record<'guest' | 'member' | 'moderator', Visitor>;
  threads: string[];
  posts: string[];
}

/** Between two deeds, so that no order is left to chance. */
const STEP_MS = 7 * 60_000;

/** Lets five names live: one opens and is answered, one answers, one changes a text, one says what it is about, one is held. */
export async function fiveNames(wearers: string[], start: number): Promise<Place> {
  const database = await newMovedDatabase(new Date(start));
  const urls = { databaseUrl: database.webUrl, workerDatabaseUrl: database.workerUrl };
  const forum = await startForum({ database, config: urls });
  // The first admin has a name of chance.
  await forum.sql(
    `update personas set name = 'Ada', name_key = 'ada', cleared_digest = sha256('Ada') where member_id is not null`,
  );
  let clock = start;
  const later: Later = async () => database.setClock(new Date((clock += STEP_MS)));
  const [oda, member, moderator] = [
    await forum.person('Oda'),
    await forum.person('Rea'),
    await forum.person('Moe Hill', 'admin'),
  ];
  const worn: Visitor[] = [];
  for (const name of wearers) worn.push(await forum.person(name));
  const five = FIVE.map((_, at) => worn[at % worn.length]!);
  const odas = [await threadOf(forum, oda), await threadOf(forum, oda, { title: 'Tea', body: 'And bread.' })];
  const written: Written[] = [];
  for (const write of [
    () => openAs(forum, five[0]!, 0),
    () => answerAs(forum, five[1]!, 1, odas[0]!.threadId, 'I know that rain.'),
    () => openAs(forum, five[2]!, 2),
    () => openAs(forum, five[3]!, 3, { note_self_harm: 'yes' }),
    () => answerAs(forum, five[4]!, 4, odas[1]!.threadId, CRISIS.me),
  ]) {
    await later();
    written.push(await write());
  }
  await goOn({ forum, oda, moderator, member, later }, five, written);
  const threads = [...new Set([...written, ...odas].map(({ threadId }) => threadId))];
  const visitors = { guest: forum.guest(), member, moderator };
  return { forum, first: five[0]!, visitors, threads, posts: written.map(({ postId }) => postId) };
}

type Later = () => Promise<void>;

interface Others extends Record<'oda' | 'member' | 'moderator', Visitor> {
  forum: Forum;
  later: Later;
}

async function goOn(
  { forum, oda, moderator, member, later }: Others,
  five: Visitor[],
  written: Written[],
): Promise<void> {
  for (const at of [0, 2, 3]) {
    await later();
    await settled(forum, (await reply(forum, oda, written[at]!.threadId, 'Good that you are here.')).postId);
  }
  await five[2]!.send(`/posts/${written[2]!.postId}/edit`, {
    title: 'Rain and wind',
    body: 'It is windy now.',
  });
  await settled(forum, written[2]!.postId);
  const deeds = [
    ...[0, 1].map(
      (at) => async () => told(five[at]!, await postOf(forum, written[at]!.threadId, 'Oda'), 'spam'),
    ),
    ...[1, 3].map((at) => () => told(member, written[at]!.postId, 'worried')),
    ...[0, 3].map((at) => () => noticed(moderator, written[at]!.postId)),
  ];
  for (const deed of deeds) {
    await later();
    await deed();
  }
}

async function told(who: Visitor, post: string, kind: string): Promise<void> {
  const { status } = await who.send(
    `/posts/${post}/report`,
    { kind, body: 'Please look.' },
    `/posts/${post}/report`,
  );
  if (status !== 303) throw new Error(`A report was answered with ${status}.`);
}

async function noticed(moderator: Visitor, post: string): Promise<void> {
  const words = { kind: 'notice', guideline: 'kindness', reason: 'Please be gentle.' };
  const { status } = await moderator.send(`/posts/${post}/pause`, words, `/posts/${post}/pause`);
  if (status !== 303) throw new Error(`A notice was answered with ${status}.`);
}

async function openAs(
  forum: Forum,
  who: Visitor,
  at: number,
  more: Record<string, string> = {},
): Promise<Written> {
  const words = { title: `Rain ${at}`, body: `It is grey here. ${at}`, ...wear(at), ...more };
  const thread = await openThread(forum, who, words);
  await settled(forum, thread.postId);
  return thread;
}

async function answerAs(
  forum: Forum,
  who: Visitor,
  at: number,
  threadId: string,
  body: string,
): Promise<Written> {
  const { location } = await who.send(`/threads/${threadId}`, { body, ...wear(at) });
  const postId = location!.split('/').at(-1)!;
  await settled(forum, postId);
  return { threadId, postId } as Written;
}

function wear(at: number): Record<string, string> {
  return { write_as: 'one_time', one_time_name: FIVE[at]! };
}

async function postOf(forum: Forum, threadId: string, name: string): Promise<string> {
  const [row] = await forum.sql<{ id: string }>(
    'select p.id from posts p join personas w on w.id = p.persona_id where p.thread_id = $1 and w.name = $2 limit 1',
    [threadId, name],
  );
  return row!.id;
}
