import type { Reader } from '../folding/fold.js';
import { titleSeen } from '../threads/seen-title.js';
import type { Hearing } from './following.js';
import type { FollowedBoard, FollowedThread } from './follow-reading.js';

/** What stands on a thread's page for a member: what they hear of it, and the buttons to hear something else. */
export function followThreadView(threadId: string, follows: boolean, own: OwnPart): object {
  const href = `/threads/${threadId}/follow`;
  const hearing = own.wrote
    ? { [heard(follows, own.left)]: true, href: `/threads/${threadId}/hearing` }
    : null;
  return { followHref: href, stopHref: `${href}/removal`, follows, opened: own.opened, hearing };
}

/** What the viewer has to do with a thread. */
interface OwnPart {
  opened: boolean;
  wrote: boolean;
  left: boolean;
}

function heard(follows: boolean, left: boolean): Hearing {
  if (left) return 'nothing';
  return follows ? 'all' : 'own';
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
