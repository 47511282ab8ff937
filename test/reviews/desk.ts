import {
  hold,
  type Judgement,
  putUp,
  type Someone,
  type Sql,
  type Text,
  type Words,
  writeReply,
  writeRevision,
  writeThread,
} from '../database/hands.js';
import { type Forum, type ForumOptions, startForum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';

// Names have three letters at least.
export const MO = 'Mo Winter';
export const LEA = 'Lea Summer';

/** A forum with its people: Ana writes, Ben reads, Mo and Lea moderate. */
export interface Desk extends Forum {
  sql: Sql;
  ana: Visitor;
  ben: Visitor;
  mo: Visitor;
  lea: Visitor;
}

export async function startDesk(worker = false, config: ForumOptions['config'] = {}): Promise<Desk> {
  const forum = await startForum({ worker, config });
  return {
    ...forum,
    ana: await forum.person('Ana'),
    ben: await forum.person('Ben'),
    mo: await forum.person(MO, 'moderator'),
    lea: await forum.person(LEA, 'moderator'),
  };
}

export async function idsOf({ sql }: Desk, name: string): Promise<Someone> {
  const [row] = await sql<{ id: string; member_id: string }>(
    'select id, member_id from personas where name = $1',
    [name],
  );
  return { personaId: row!.id, memberId: row!.member_id };
}

/** A thread whose opening post is held. */
export async function heldThread(
  forum: Desk,
  words: Words = {},
  judgement: Judgement = {},
  author = 'Ana',
): Promise<Text> {
  return hold(forum.sql, await writeThread(forum.sql, await idsOf(forum, author), words), judgement);
}

/** A thread that is up. */
export async function threadUp(forum: Desk, words: Words = {}, author = 'Ana'): Promise<Text> {
  return putUp(forum.sql, await writeThread(forum.sql, await idsOf(forum, author), words));
}

export async function replyUp(forum: Desk, { threadId }: Text, body: string, author = 'Ben'): Promise<Text> {
  return putUp(forum.sql, await writeReply(forum.sql, await idsOf(forum, author), threadId, body));
}

export async function heldReply(
  forum: Desk,
  { threadId }: Text,
  body: string,
  judgement: Judgement = {},
  author = 'Ana',
): Promise<Text> {
  return hold(forum.sql, await writeReply(forum.sql, await idsOf(forum, author), threadId, body), judgement);
}

/** Another text of a post that is up, held. */
export async function heldEdit(
  forum: Desk,
  post: Text,
  words: Words,
  judgement: Judgement = {},
): Promise<Text> {
  return hold(forum.sql, await writeRevision(forum.sql, post, words), judgement);
}

/** Posts what no form on the page may offer just now, with the visitor's own token. */
export async function press(
  visitor: Visitor,
  path: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  return visitor.post(path, { ...(await visitor.hiddenFields('/guidelines')), ...fields });
}

export async function claim(visitor: Visitor, { id }: Pick<Text, 'id'>): Promise<Answer> {
  return visitor.send(`/reviews/${id}`, {}, `/reviews/${id}/claim`);
}

/** Fills in the form of decisions. */
export async function decide(
  visitor: Visitor,
  { id }: Pick<Text, 'id'>,
  fields: Record<string, string>,
): Promise<Answer> {
  return visitor.send(`/reviews/${id}`, { guideline: '', reason: '', ...fields }, `/reviews/${id}/decision`);
}

export async function claimAndDecide(
  visitor: Visitor,
  text: Pick<Text, 'id'>,
  fields: Record<string, string>,
): Promise<Answer> {
  await claim(visitor, text);
  return decide(visitor, text, fields);
}

export async function takeDown(
  visitor: Visitor,
  { postId }: Pick<Text, 'postId'>,
  fields: Record<string, string> = { guideline: 'kindness', reason: 'It hurt someone.' },
): Promise<Answer> {
  return visitor.send(`/posts/${postId}/removal`, fields, `/posts/${postId}/removal`);
}

export async function stateOf({ sql }: Desk, { id }: Pick<Text, 'id'>): Promise<string | undefined> {
  const [row] = await sql<{ state: string }>('select state from revisions where id = $1', [id]);
  return row?.state;
}

export async function claimsOf(
  { sql }: Desk,
  { id }: Pick<Text, 'id'>,
): Promise<{ by: string; live: boolean }[]> {
  return sql(
    `select n.name as by, c.until > now() as live from claims c
     join personas n on n.member_id = c.staff_id where c.revision_id = $1`,
    [id],
  );
}

export async function endClaim({ sql }: Desk, { id }: Pick<Text, 'id'>): Promise<void> {
  await sql(`update claims set until = now() - interval '1 second' where revision_id = $1`, [id]);
}
