import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { About } from '../screening/verdict.js';
import { SentAlready } from './errors.js';

/** A message of the team's, or, where there is no member of staff, an author's answer. */
export interface NewMessage {
  revisionId: string;
  staffId: string | null;
  /** Whom it seems to be about where it sounds like danger: then the text rises in the list, and the on-call list is told. */
  danger: About | null;
  words: string;
  key: string;
}

/**
 * Writes a message down, within the transaction of what goes with it. PostgreSQL refuses who may not.
 * @returns its id, or null when the very same form came before
 * @throws SentAlready when it came before with other words: nothing is lost in silence
 */
export async function write(manager: EntityManager, message: NewMessage): Promise<string | null> {
  const { revisionId, staffId, danger, words, key } = message;
  const id = randomUUID();
  const made = await manager.query<unknown[]>(WRITE, [id, revisionId, staffId, danger, key]);
  if (made.length === 0) return sameAs(manager, message);
  await manager.query(WORDS, [id, words]);
  return id;
}

/** Whether the very same form came before. */
export async function isSent(
  manager: EntityManager,
  { revisionId, staffId, words, key }: NewMessage,
): Promise<boolean> {
  const same = await manager.query<unknown[]>(SAME, [revisionId, key, words, staffId]);
  return same.length > 0;
}

async function sameAs(manager: EntityManager, message: NewMessage): Promise<null> {
  if (!(await isSent(manager, message))) throw new SentAlready();
  return null;
}

const WRITE = `
  insert into review_messages (id, revision_id, staff_id, danger, submission_key) values ($1, $2, $3, $4, $5)
  on conflict (revision_id, submission_key) do nothing returning id`;

const WORDS = 'insert into review_message_words (message_id, words) values ($1, $2)';

const SAME = `
  select from review_messages m join review_message_words w on w.message_id = m.id
  where m.revision_id = $1 and m.submission_key = $2 and w.words = $3 and m.staff_id is not distinct from $4`;
