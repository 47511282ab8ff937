/**
 * What an entry is for; it can be for more than one thing. `family` is for relatives, `harm_to_others` for people who fear
 * that they might hurt somebody. `emergency` is the emergency number of a country, which is kept like a line.
 */
export const KINDS = [
  'crisis',
  'family',
  'addiction',
  'youth',
  'abuse',
  'lgbtq',
  'harm_to_others',
  'poison',
  'emergency',
] as const;

export type Kind = (typeof KINDS)[number];

/** Hours on some days of the week, by the line's own clock. */
export interface Opening {
  /** 1 is Monday. */
  days: number[];
  /** `09:00` */
  from: string;
  /** Up to `24:00`; no later than `from` is on the next day. */
  to: string;
}

/** When somebody answers. `about`: sources say so roughly, or not quite the same. */
export interface Weekly {
  weekly: Opening[];
  about: boolean;
}

/** `unknown` also stands for hours about which sources conflict. */
export type Hours = 'always' | 'unknown' | Weekly;

/** A number as people in its country write it: national, or international from `+`. */
export interface WrittenNumber {
  number: string;
  /** For texts: the word to send. */
  word?: string;
  /** Words for people, under `note_…` in `views/crisis-lines/messages.json`. */
  note?: string;
  /** The same, as the people who run this place wrote them, or a proper name: the city that a number is in. */
  words?: string;
}

/** Words for people, under `note_…`, and what is put into them. */
export interface Note {
  key: string;
  values?: Record<string, string>;
}

/** What is known of a helpline, as found and as far as it is known. */
export interface LineFacts {
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
  /** The line's own time zone (IANA), by which its hours are. */
  zone: string;
  /** Language codes where the source names them; `mul` is several. */
  languages: string[];
  website: string | null;
  note: Note | null;
  /** A note that the people who run this place wrote. */
  words?: string | null;
  /** A: several or official sources; B: few or old ones; C: doubtful. */
  confidence: 'A' | 'B' | 'C';
  /** The day or month of the last check, as the source states it (`2026-06-02`, `2025-09`); a bare year is too coarse. */
  verified: string | null;
  dialTested: boolean;
  source: string;
  /** For those who keep the list, never shown to people who look for help. */
  staffNote: string | null;
}

/** A helpline in the list. */
export interface CrisisLine extends LineFacts {
  id: string;
  /** Whether the people who run this place made the last check themselves. */
  checkedHere?: boolean;
}

/**
 * Whether we are less sure of a line: its hours are unknown, or its sources are few and undated.
 * @returns true for unknown hours, and for confidence B or C without a date
 */
export function isWeak({ hours, confidence, verified }: CrisisLine): boolean {
  return hours === 'unknown' || (confidence !== 'A' && verified === null);
}

const FRESH_MONTHS = 6;

/**
 * Whether a check is older than six months, or was never made. A month without a day counts from its first.
 * @param verified `2026-06-02`, `2025-09` or null
 */
export function isOld(verified: string | null, now: Date): boolean {
  if (!verified) return true;
  const due = new Date(verified);
  due.setUTCMonth(due.getUTCMonth() + FRESH_MONTHS);
  return now > due;
}
