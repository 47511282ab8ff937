import type { Note } from '../folding/notes.js';
import type { Topic } from '../tips/topics.js';
import type { Wish } from '../threads/choices/wishes.js';
import { type Ago, agoOf } from './when.js';

/** A thread as it is written down in `life/`: `Name | when | words`, with `Name as One-time Name` where one is worn. */
export interface WrittenThread {
  board: string;
  title: string;
  posts: string[];
  notes?: Note[];
  wishes?: Wish[];
  membersOnly?: boolean;
  second?: string;
  /** Answers, by their place, of which the opener says that they helped. */
  helped?: number[];
  /** Those that became tips, with their writers' consent. */
  tips?: [place: number, topic: Topic, consent: 'named' | 'unnamed'][];
}

/** One text of the story. */
export interface Line {
  who: string;
  oneTime: string | null;
  ago: Ago;
  body: string;
}

/** Something that happens at a moment of the story. */
export interface Act {
  ago: Ago;
  happens: () => Promise<unknown>;
}

/** The lines of a thread, or of any other list of texts, in their order. */
export function linesOf(written: readonly string[], now: Date): Line[] {
  let before: Ago | null = null;
  return written.map((text) => {
    const line = lineOf(text, now, before);
    before = line.ago;
    return line;
  });
}

function lineOf(text: string, now: Date, before: Ago | null): Line {
  const [, names = '', when = '', body = ''] = /^([^|]+) \| ([^|]+) \| (.+)$/s.exec(text) ?? [];
  if (!body) throw new Error(`This is no line of the story: ${text.slice(0, 60)}`);
  const [who = '', oneTime = null] = names.split(' as ');
  return { who, oneTime, ago: agoOf(when, now, before), body };
}
