import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { OneTimeNames } from '../../src/personas/one-time-names.js';
import { putUp, type Sql, type Text, writeReply, writeRevision } from '../database/hands.js';
import type { Forum } from './forum.js';

/** A text under a one-time name. */
export interface Worn extends Text {
  personaId: string;
}

/** Gives whoever has this pseudonym a one-time name in a thread. @returns the id of the persona */
export async function wear(
  forum: Forum,
  pseudonym: string,
  worn: string,
  threadId: string = randomUUID(),
): Promise<string> {
  const [owner] = await forum.sql<{ member_id: string }>('select member_id from personas where name = $1', [
    pseudonym,
  ]);
  const names = forum.app.get(OneTimeNames, { strict: false });
  return forum.app
    .get(DataSource)
    .transaction((manager) => names.give(manager, owner!.member_id, threadId, worn));
}

/** An answer under a one-time name in a thread, pending. */
export async function wornReply(
  forum: Forum,
  pseudonym: string,
  worn: string,
  { threadId }: Pick<Text, 'threadId'>,
  body = 'I know this well.',
): Promise<Worn> {
  const personaId = await wear(forum, pseudonym, worn, threadId);
  return { ...(await writeReply(sqlOf(forum), { personaId }, threadId, body)), personaId };
}

/** The same, up. */
export async function wornReplyUp(...given: Parameters<typeof wornReply>): Promise<Worn> {
  const reply = await wornReply(...given);
  return { ...reply, ...(await putUp(sqlOf(given[0]), reply)) };
}

/** Opens a thread under a one-time name. */
export async function wornThread(
  forum: Forum,
  pseudonym: string,
  worn: string,
  { title = 'Rain again', body = 'It is grey here.' } = {},
): Promise<Worn> {
  const [threadId, postId] = [randomUUID(), randomUUID()];
  const personaId = await wear(forum, pseudonym, worn, threadId);
  await forum.sql(`insert into threads (id, board_id) select $1, id from boards where slug = 'depression'`, [
    threadId,
  ]);
  await forum.sql(`insert into posts (id, thread_id, persona_id, opening) values ($1, $2, $3, true)`, [
    postId,
    threadId,
    personaId,
  ]);
  return { ...(await writeRevision(sqlOf(forum), { postId, threadId }, { title, body })), personaId };
}

/** The same, up. */
export async function wornThreadUp(...given: Parameters<typeof wornThread>): Promise<Worn> {
  const thread = await wornThread(...given);
  return { ...thread, ...(await putUp(sqlOf(given[0]), thread)) };
}

const sqlOf =
  (forum: Forum): Sql =>
  (text, values) =>
    forum.sql(text, values);
