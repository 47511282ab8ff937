/** What decides who may look again. */
export interface Turn {
  decided_by: string;
  /** Somebody is there who neither decided nor wrote the text. */
  someone_else: boolean;
  /** A day has passed since it was asked for. */
  rested: boolean;
}

/** Whether a member of staff may look again: `later` where nobody else is there and the day is not over. */
export type Turned = 'yes' | 'someone_else' | 'later';

/** PostgreSQL asks the same (`refuse_second_look`). That the text is another's, its page has seen to. */
export function mayLookAgain(staffId: string, { decided_by, someone_else, rested }: Turn): Turned {
  if (decided_by !== staffId) return 'yes';
  if (someone_else) return 'someone_else';
  return rested ? 'yes' : 'later';
}
