import { GUEST, type Reader } from '../folding/fold.js';
import type { Note } from '../folding/notes.js';
import { titleFor, type TitleView } from '../folding/title.js';
import { message } from '../platform/web/messages.js';

/** A thread's title, with what decides how a reader sees it. */
export interface TitleOfThread {
  title: string | null;
  opened_by: string;
  notes: readonly Note[];
}

/** How a thread is called for a reader: its title, or neutral words where that is folded, hidden or gone. */
export function titleSeen({ title, opened_by, notes }: TitleOfThread, reader: Reader): TitleView {
  if (title === null)
    return titleFor(GUEST, { title: message('threads.untitled'), personaId: '', notes: [] });
  return titleFor(reader, { title, personaId: opened_by, notes });
}

/** A post whose page names its thread. */
interface InThread {
  thread_title: string | null;
  thread_opened_by: string;
  thread_notes: readonly Note[];
}

/** The same post, with its thread called as the reader sees it. */
export function withSeenTitle<Post extends InThread>(post: Post, reader: Reader): Post {
  const { thread_title: title, thread_opened_by: opened_by, thread_notes: notes } = post;
  if (title === null) return post;
  return { ...post, thread_title: titleSeen({ title, opened_by, notes }, reader).title };
}
