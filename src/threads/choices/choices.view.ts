import { isOwn, type Viewer } from '../../platform/web/visit.js';
import type { ThreadRow } from '../thread-reading.js';
import { titleOf } from '../thread.view.js';
import type { OwnThread } from './choices.js';
import type { SecondBoard } from './second-boards.js';
import { type Wish, wishHints, wishLabels, wishValues } from './wishes.js';

/** What pages say of how somebody would like to be answered; null where they did not say. */
export interface WishesView {
  labels: string[];
}

/** The wishes of a thread, for those who read it and answer. */
export function wishesView(wishes: Wish[]): WishesView | null {
  return wishes.length > 0 ? { labels: wishLabels(wishes) } : null;
}

/** The same at the form of an answer: what it means for the one who writes it. Who asked for it knows. */
export function askedOf({ wishes, opened_by }: ThreadRow, viewer: Viewer | null): string[] {
  return isOwn(viewer, opened_by) ? [] : wishHints(wishes);
}

/** What a thread's page says of the choices, and where its opener and those who wrote in it change them. */
export function choicesSeen(thread: ThreadRow, viewer: Viewer | null): object {
  const { id, wishes, members_only, opened_by, worn, left } = thread;
  return {
    wishes: wishesView(wishes),
    membersOnly: members_only,
    inGroup: thread.closed,
    alsoOn: thread.second_slug && { slug: thread.second_slug, name: thread.second_name },
    choicesHref: isOwn(viewer, opened_by) ? `/threads/${id}/choices` : null,
    threadNotices: worn ? { href: `/threads/${id}/notices`, left } : null,
  };
}

/** The part of a new thread's form in which its opener chooses. @param boardForMembers then there is nothing to choose about readers */
export function choicesPart(boardForMembers: boolean): object {
  return { any: true, readers: !boardForMembers };
}

/** The page on which an opener chooses later. */
export function ownThreadView(thread: OwnThread, secondBoards: SecondBoard[]): object {
  const { id, opening_id, opening_up, board_name, board_members_only, members_only, others_wrote } = thread;
  return {
    thread: { title: titleOf(thread), href: opening_up ? `/threads/${id}` : `/posts/${opening_id}` },
    board: { name: board_name, membersOnly: board_members_only },
    inGroup: thread.closed,
    membersOnly: members_only,
    mayOpen: members_only && !others_wrote,
    form: { values: wishValues(thread.wishes) },
    wishesHref: `/threads/${id}/wishes`,
    readersHref: `/threads/${id}/readers`,
    secondBoards,
    secondHref: `/threads/${id}/second-board`,
  };
}
