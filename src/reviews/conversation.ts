import type { DataSource } from 'typeorm';
import { DESK } from '../folding/fold.js';
import { NotFound } from '../platform/errors/problem.js';
import { postsOfThread, threadById, type ThreadRow } from '../threads/thread-reading.js';
import { postView, type PostView } from '../threads/thread.view.js';
import type { ReviewRow } from './review.js';

// How much of the conversation stands beside a text that is judged.
const POSTS_BEFORE = 8;

/** The thread of a text, and the posts before it, as somebody who judges it needs them. @throws NotFound */
export async function conversationBefore(
  database: DataSource,
  { thread_id, post_id, position }: Pick<ReviewRow, 'thread_id' | 'post_id' | 'position'>,
): Promise<{ thread: ThreadRow; before: PostView[] }> {
  const thread = await threadById.row(database, [thread_id, null]);
  if (!thread) throw new NotFound();
  const after = Math.max(0, (position ?? thread.last_position + 1) - 1 - POSTS_BEFORE);
  const rows = await postsOfThread.rows(database, [thread.id, after]);
  const own = rows.findIndex((row) => row.id === post_id);
  const before = rows.slice(0, own < 0 ? rows.length : own).map((row) => postView(row, thread, null, DESK));
  return { thread, before };
}
