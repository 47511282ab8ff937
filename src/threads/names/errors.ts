import { TooManyNames } from '../../personas/one-time-names.js';
import { NameNotCleared, NameTaken } from '../../personas/personas.js';
import { type Form, withError } from '../../platform/web/form.js';

/** Who writes has a name in this thread already, and the form chose the other kind. Nothing was saved. */
export class NameStays extends Error {
  override readonly name = 'NameStays';
}

/** Whoever is on the team writes under their pseudonym alone. */
export class NotOnTeam extends Error {
  override readonly name = 'NotOnTeam';
}

/** In a closed group everybody is who they are on its list. */
export class NotInGroup extends Error {
  override readonly name = 'NotInGroup';
}

/** Somebody waits for the words of a name that took a turn in this thread: that name writes them. */
export class TurnTaken extends Error {
  override readonly name = 'TurnTaken';
}

/** The pseudonym follows this thread, and would be told of what the other name writes in it. */
export class Follows extends Error {
  override readonly name = 'Follows';
}

const PROBLEMS: [new () => Error, string][] = [
  [NameTaken, 'accounts.pseudonym_taken'],
  [NameNotCleared, 'accounts.pseudonym_hurtful'],
  [TooManyNames, 'names.too_many'],
  [NameStays, 'names.stays'],
  [NotOnTeam, 'names.on_team'],
  [NotInGroup, 'names.in_group'],
  [TurnTaken, 'names.turn_taken'],
  [Follows, 'names.follows'],
];

/** The message that says what is wrong with a name, where an error is about one; else null. */
export function nameProblemIn(error: unknown): string | null {
  return PROBLEMS.find(([kind]) => error instanceof kind)?.[1] ?? null;
}

/** The form with what an error says of its name. Every other error goes on. */
export function withNameError<Fields>(form: Form<Fields>, error: unknown): Form<Fields> {
  const problem = nameProblemIn(error);
  if (problem) return withError(form, 'one_time_name', problem);
  throw error;
}
