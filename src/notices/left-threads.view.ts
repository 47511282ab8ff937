import type { Reader } from '../folding/fold.js';
import { titleFor } from '../folding/title.js';
import { message } from '../platform/web/messages.js';
import type { LeftThread } from './left-threads.js';

/** A thread whose notices can be stopped and taken again. */
export function leftThreadView(thread: LeftThread, reader: Reader): object {
  const { id, up, left } = thread;
  return {
    title: titleOf(thread, reader),
    href: up ? `/threads/${id}` : null,
    noticesHref: `/threads/${id}/notices`,
    leaveHref: `/threads/${id}/leaving`,
    returnHref: `/threads/${id}/return`,
    left,
  };
}

// As its reader meets it elsewhere: neutral words where they fold it.
function titleOf({ title, opened_by, notes }: LeftThread, reader: Reader): string {
  if (title === null) return message('threads.untitled');
  return titleFor(reader, { title, personaId: opened_by, notes }).title;
}
