import type { Reader } from '../folding/fold.js';
import { when, type When } from '../platform/text/when.js';
import { message } from '../platform/web/messages.js';
import type { Viewer } from '../platform/web/visit.js';
import { isLead, isOwn, isStaff } from '../platform/web/visit.js';
import { type PostFold, postFold } from './post-fold.view.js';
import type { OwnRow, PostRow, ThreadRow } from './thread-reading.js';

/** A post as a page shows it. What is not in here cannot reach a page: this is anonymity's gate. */
export interface PostView extends PostFold {
  id: string;
  anchor: string;
  name: string | null;
  own: boolean;
  opening: boolean;
  gone: null | 'withdrawn' | 'removed';
  when: When;
  edited: boolean;
  /** The team hid some of the words. */
  masked: boolean;
  /** The ready sentence: readers learn how to answer it. */
  ready: boolean;
  /** Where its author, or the team, reads which words are hidden. */
  maskHref: string | null;
  quoteHref: string | null;
  editHref: string | null;
  withdrawHref: string | null;
  removeHref: string | null;
  reportHref: string | null;
  pauseHref: string | null;
  postventionHref: string | null;
  selfHref: string;
}

/** @param reader how whoever looks wants to read */
export function postView(row: PostRow, thread: ThreadRow, viewer: Viewer | null, reader: Reader): PostView {
  const own = isOwn(viewer, row.persona_id);
  const fold = postFold(row, viewer, reader);
  const up = row.html !== null && fold.hidden === null;
  const self = `/posts/${row.id}`;
  const someone = !own && up && !row.nobody;
  return {
    id: row.id,
    anchor: `post-${row.id}`,
    name: up ? row.name : null,
    own,
    opening: row.opening,
    ...fold,
    gone: goneOf(row),
    when: when(row.published_at),
    edited: row.edited,
    masked: row.masked && up,
    ready: row.ready,
    maskHref: maskHref(row, own, viewer),
    quoteHref:
      up && thread.state === 'open' && !thread.rests
        ? `/threads/${thread.id}/posts/new?quote=${row.id}`
        : null,
    editHref: own && up ? `${self}/edit` : null,
    withdrawHref: own && up ? `${self}/withdrawal` : null,
    removeHref: !own && up && viewer && isStaff(viewer.role) ? `${self}/removal` : null,
    reportHref: !own && up ? `${self}/report` : null,
    pauseHref: someone && viewer && isStaff(viewer.role) ? `${self}/pause` : null,
    postventionHref: someone && viewer && isLead(viewer.role) ? `${self}/postvention` : null,
    selfHref: self,
  };
}

function maskHref({ id, masked }: PostRow, own: boolean, viewer: Viewer | null): string | null {
  if (!masked) return null;
  if (own) return `/posts/${id}`;
  return viewer && isStaff(viewer.role) ? `/posts/${id}/mask` : null;
}

function goneOf(row: PostRow): PostView['gone'] {
  if (row.html !== null) return null;
  return row.removed ? 'removed' : 'withdrawn';
}

/** One's own words that others do not see. */
export function waitingView(row: OwnRow): object {
  return {
    id: row.post_id,
    href: `/posts/${row.post_id}`,
    state: row.state,
    opening: row.opening,
    edit: row.edit,
    reading: row.reading,
    text: row.body,
  };
}

export function boardLink(thread: ThreadRow): { slug: string; name: string; membersOnly: boolean } {
  return { slug: thread.slug, name: thread.board_name, membersOnly: thread.members_only };
}

/** What a thread is called: its published title, or words for a thread whose opening post is gone. */
export function titleOf(thread: Pick<ThreadRow, 'title'>): string {
  return thread.title ?? message('threads.untitled');
}

/** Who reads what is written somewhere. */
export type Readers = 'members' | 'anyone';

/** Who reads what is written here; the form says it. */
export function whoReads(membersOnly: boolean): Readers {
  return membersOnly ? 'members' : 'anyone';
}
