import type { DataSource } from 'typeorm';
import { earlierDecisions, earlierText, otherPosts } from './context-reading.js';
import { changeView, earlierDecisionsView, otherPostsView } from './context.view.js';

/**
 * What stands beside a text that the team judges: how it came to be, what else the same name wrote in the same thread,
 * and what was decided there. Of other names it knows nothing.
 * @param revisionId of the text, where there is one to compare
 */
export async function contextOf(
  database: DataSource,
  {
    postId,
    revisionId = null,
    veiled = false,
  }: { postId: string; revisionId?: string | null; veiled?: boolean },
): Promise<object> {
  const texts = revisionId === null ? null : await earlierText.row(database, [revisionId]);
  return {
    change: changeView(texts, veiled),
    decisions: earlierDecisionsView(await earlierDecisions.rows(database, [postId])),
    posts: otherPostsView(await otherPosts.rows(database, [postId])),
  };
}
