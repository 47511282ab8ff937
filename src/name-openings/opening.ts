/** What the link behind a one-time name may be opened for. PostgreSQL knows the same list. */
export const GROUNDS = ['danger', 'order', 'abuse'] as const;

export type Ground = (typeof GROUNDS)[number];

/** Where an opening stands: `open` while the two may see the name, `over` after it. */
export type Stage = 'waits' | 'open' | 'over' | 'refused' | 'withdrawn' | 'lapsed';

/** Days after which nobody may open it any more. PostgreSQL knows them, as those below. */
export const LAPSES_AFTER_DAYS = 7;

/** Hours after which who asked may open it alone, where nobody else is there, and a trustee in any place. */
export const RESTS_HOURS = 72;

/** Hours for which the two see the name. */
export const OPEN_HOURS = 24;

/** How long the telling may wait, in days: what the form offers. The last is the most that PostgreSQL takes. */
export const TELL_AFTER_DAYS = [7, 30, 60, 90];
