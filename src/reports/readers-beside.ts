import type { DataSource } from 'typeorm';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { recordLook } from '../record/record.js';
import { readersOfPost } from './reported-post.js';
import { readerView } from './reported-post.view.js';

const FEW = 3;

/** What readers told the team about a post, for a page that is about something else. That it is shown is recorded. */
export async function readersBeside(
  database: DataSource,
  postId: string,
  viewer: Viewer,
): Promise<object | null> {
  const readers = await readersOfPost.rows(database, [postId, ownPersonas(viewer)]);
  if (readers.length === 0) return null;
  const look = { actor: viewer.memberId, subject: readers[0]!.id, code: 'readers_words' };
  await recordLook(database.manager, look);
  return {
    rows: readers.map(readerView),
    count: readers.length,
    open: readers.length <= FEW,
    href: `/reports/posts/${postId}`,
  };
}
