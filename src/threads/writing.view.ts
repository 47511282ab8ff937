import type { Board } from '../boards/board.entity.js';
import { boardView } from '../boards/boards.js';
import type { Reader } from '../folding/fold.js';
import { noteBoxes } from '../folding/note-fields.js';
import type { Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { askedOf, choicesPart } from './choices/choices.view.js';
import { keepPath } from './drafts/target.js';
import { withKey } from './forms.js';
import { titleSeen } from './seen-title.js';
import { boardLink, whoReads } from './thread.view.js';
import type { ThreadRow } from './thread-reading.js';

/** The page on which somebody opens a thread. */
export function newThreadView(board: Board, viewer: Viewer | null, form: Form<unknown>): object {
  return {
    board: boardView(board),
    guest: viewer === null,
    whoReads: whoReads(board.membersOnly),
    inGroup: board.closed,
    keepHref: keepPath({ board: board.slug }),
    choices: choicesPart(board.membersOnly),
    notes: noteBoxes(form),
    form: withKey(form),
  };
}

/** The page on which somebody answers. */
export function newPostView(
  thread: ThreadRow,
  viewer: Viewer | null,
  reader: Reader,
  form: Form<unknown>,
  quote: { name: string } | null,
): object {
  return {
    board: boardLink(thread),
    thread: { id: thread.id, title: titleSeen(thread, reader).title },
    quoted: quote && { name: quote.name },
    heavy: thread.heavy,
    ...replyView(thread, viewer, form),
  };
}

/** The form for an answer, there or below the thread. */
export function replyView(thread: ThreadRow, viewer: Viewer | null, form: Form<unknown>): object {
  return {
    guest: viewer === null,
    whoReads: whoReads(thread.members_only),
    inGroup: thread.closed,
    keepHref: keepPath({ thread: thread.id }),
    asked: askedOf(thread, viewer),
    notes: noteBoxes(form),
    form: withKey(form),
  };
}
