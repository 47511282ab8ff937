import { foldOf, insteadOf, isOpen, type Reader } from './fold.js';
import { type Note, notesInWords } from './notes.js';

/** The title of a thread, and what decides whether it stands open. */
export interface NotedTitle {
  title: string;
  /** Of whoever opened the thread. */
  personaId: string;
  /** Of its opening post. */
  notes: readonly Note[];
}

/** A title as a page shows it. */
export interface TitleView {
  /** In every place where the title stands: itself, or neutral words. */
  title: string;
  /** The title itself where it is folded, to be shown within `<details>` alone. */
  folded: string | null;
  /** The reader wants none of it. */
  hidden: boolean;
  /** The name of whoever opened it stays away as well. */
  away: boolean;
  /** The notes, where the title stands open with them. */
  about: string | null;
}

/** How a title stands for a reader. */
export function titleFor(reader: Reader, { title, personaId, notes }: NotedTitle): TitleView {
  const fold = foldOf(reader, { personaId, notes, text: () => title });
  const hidden = fold.hidden !== null;
  if (isOpen(fold)) return { title, folded: null, hidden, away: false, about: notesInWords(notes) || null };
  return {
    title: insteadOf(fold, 'thread')!,
    folded: hidden ? null : title,
    hidden,
    away: fold.away,
    about: null,
  };
}
