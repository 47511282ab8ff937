import type { Reader } from '../folding/fold.js';
import { titleSeen } from '../threads/seen-title.js';
import type { FollowedBoard, FollowedThread } from './follow-reading.js';

/** What stands on a thread's page for a member: whether they follow it, and the button. */
export function followThreadView(threadId: string, follows: boolean, own: boolean): object {
  const href = `/threads/${threadId}/follow`;
  return { followHref: href, stopHref: `${href}/removal`, follows, own };
}

/** The same on a board's page. */
export function followBoardView(slug: string, follows: boolean): object {
  const href = `/boards/${slug}/follow`;
  return { followHref: href, stopHref: `${href}/removal`, follows };
}

/** A followed thread in the list. Of what its follower cannot read any more there is no word. */
export function followedThreadView(row: FollowedThread, reader: Reader): object {
  return {
    title: titleSeen(row, reader).title,
    href: row.up ? `/threads/${row.id}` : null,
    stopHref: `/threads/${row.id}/follow/removal`,
    board: row.board,
    worn: row.worn,
    news: row.up && row.news,
  };
}

/** A followed board in the list. */
export function followedBoardView({ slug, name, news }: FollowedBoard): object {
  return { title: name, href: `/boards/${slug}`, stopHref: `/boards/${slug}/follow/removal`, news };
}
