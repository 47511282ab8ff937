import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Verdict } from '../screening/verdict.js';
import type { Choices } from './choices/fields.js';
import { helpOf } from './help.js';
import { Post } from './post.entity.js';
import { Revision } from './revision.entity.js';
import type { Words } from './submissions.js';
import { Thread } from './thread.entity.js';

/** Makes a thread, which nobody sees until its opening post is up. */
export async function insertThread(
  manager: EntityManager,
  id: string,
  boardId: string,
  choices: Choices,
): Promise<void> {
  await insert(manager, Thread, { id, boardId, ...choices });
}

/** Makes a post without a text. @returns its id */
export async function insertPost(manager: EntityManager, post: Omit<Partial<Post>, 'id'>): Promise<string> {
  const id = randomUUID();
  await insert(manager, Post, { ...post, id });
  return id;
}

/** Gives a post its next text, pending, with what the quick look advised. */
export async function insertRevision(
  manager: EntityManager,
  id: string,
  postId: string,
  { title, body, key }: Words,
  advice: Verdict,
): Promise<void> {
  const number = (await manager.countBy(Revision, { postId })) + 1;
  const advised = { advisedTier: advice.tier, advisedHelp: helpOf(advice) };
  await insert(manager, Revision, { id, postId, number, title, body, submissionKey: key, ...advised });
}

// Plain inserts: `save` looks for a row first and overwrites it, whoever it belongs to.
async function insert<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  row: Partial<T>,
): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(row as never)
    .updateEntity(false)
    .execute();
}
