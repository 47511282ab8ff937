/** What a reader may tell the team about a post, the gravest first. */
export const KINDS = ['worried', 'method', 'identity', 'unkind', 'spam', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** What the team did about it. */
export const OUTCOMES = ['looked_and_left', 'taken_down', 'reached_out', 'passed_on'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whether one kind is graver than another. */
export function isGraver(kind: Kind, than: Kind): boolean {
  return KINDS.indexOf(kind) < KINDS.indexOf(than);
}
