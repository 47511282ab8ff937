import type { EntityManager } from 'typeorm';
import { MoreReaders } from './choices/errors.js';
import { BoardRests, PostWithdrawn } from './errors.js';
import { nameProblemIn } from './names/errors.js';
import { Revision } from './revision.entity.js';

/**
 * Refuses where who reads a thread has changed. It stands after the insert, which holds the thread until the commit: its
 * opener changes who reads it before or after, not between.
 * @throws MoreReaders
 */
export async function refuseMoreReaders(manager: EntityManager, threadId: string): Promise<void> {
  const [thread] = await manager.query<{ closed: boolean }[]>(
    `select t.members_only or exists (select from boards b where b.id in (t.board_id, t.second_board_id) and b.members_only) as closed
     from threads t where t.id = $1`,
    [threadId],
  );
  if (!thread?.closed) throw new MoreReaders();
}

/** Whether a text with this key is there: then the insert finds it, and it is a second sending like any other. */
export async function isTakenIn(manager: EntityManager, key: string): Promise<boolean> {
  return manager.existsBy(Revision, { submissionKey: key });
}

/**
 * Refuses a key that is there already, before anything holds the thread: whoever clears its text at this moment holds
 * that and waits for the thread.
 * @throws SentBefore
 */
export async function refuseSecondSending(manager: EntityManager, key: string): Promise<void> {
  if (await isTakenIn(manager, key)) throw new SentBefore();
}

/** Whether the same key came before: with the same words the form was sent twice. */
export function isSecondSending(error: unknown): boolean {
  if (error instanceof SentBefore) return true;
  const { code, constraint } = refusalOf(error);
  return code === '23505' && constraint === 'revisions_submission_key_key';
}

/** Whether a first sending may be why: its name is in the thread, or taken by itself. */
export function isAboutTheName(error: unknown): boolean {
  return nameProblemIn(error) !== null;
}

/**
 * The error as a page can say it: HS001 is that the author withdrew the post in another window, between form and now;
 * HS055 that the board went to rest.
 */
export function asRefusal(error: unknown): unknown {
  const { code } = refusalOf(error);
  if (code === 'HS055' || code === 'HS057') return new BoardRests();
  return code === 'HS001' ? new PostWithdrawn() : error;
}

class SentBefore extends Error {
  override readonly name = 'SentBefore';
}

function refusalOf(error: unknown): { code?: string; constraint?: string } {
  return (error as { driverError?: { code?: string; constraint?: string } }).driverError ?? {};
}
