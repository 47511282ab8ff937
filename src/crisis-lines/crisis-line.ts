/** What a line is for. A line can be for more than one thing. */
export type Kind = 'crisis' | 'addiction' | 'family';

/**
 * When somebody answers. Each has its words under `hours_…` in `views/crisis-lines/messages.json`.
 * `unknown` also stands for hours about which sources conflict.
 */
export type Hours = 'always' | 'eight_to_midnight' | 'nine_or_ten_to_midnight' | 'unknown';

/** A number as people in its country write it: national, or international from `+`. */
export interface WrittenNumber {
  number: string;
  /** For texts: the word to send. */
  word?: string;
  /** Words for people, under `note_…`. */
  note?: string;
}

/** Words for people, under `note_…`, and what is put into them. */
export interface Note {
  key: string;
  values?: Record<string, string>;
}

/** A helpline, as found and as far as it is known. */
export interface CrisisLine {
  /** ISO 3166-1, two capital letters. */
  country: string;
  name: string;
  kinds: Kind[];
  /** The main number first. */
  calls: WrittenNumber[];
  texts: WrittenNumber[];
  /** Address of the page with the chat. */
  chat: string | null;
  hours: Hours;
  /** Language codes where the source names them; `mul` is several. */
  languages: string[];
  website: string;
  note: Note | null;
  /** A: several or official sources; B: few or old ones; C: doubtful. */
  confidence: 'A' | 'B' | 'C';
  /** The day or month that the source itself states (`2026-06-02`, `2025-09`); a bare year is too coarse to count. */
  verified: string | null;
  dialTested: boolean;
  source: string;
  /** For those who keep the list, never shown to people who look for help. */
  staffNote: string | null;
}

/**
 * Whether we are less sure of a line: its hours are unknown, or its sources are few and undated.
 * @returns true for unknown hours, and for confidence B or C without a date
 */
export function isWeak(line: CrisisLine): boolean {
  return line.hours === 'unknown' || (line.confidence !== 'A' && line.verified === null);
}
