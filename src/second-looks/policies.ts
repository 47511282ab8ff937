import { isTrustee, type Viewer } from '../platform/web/visit.js';

/** Who of those that could look again is there. */
export interface Others {
  /** Somebody of the daily team who neither decided nor wrote the text. */
  team_else: boolean;
  /** A trustee who did neither. */
  trustee_else: boolean;
  /** A day has passed since it was asked for. */
  rested: boolean;
}

/** What decides who may look again. */
export interface Turn extends Others {
  decided_by: string;
}

type Looker = Pick<Viewer, 'memberId' | 'role'>;

/** Whether somebody may look again: `later` where nobody else is there and the day is not over. */
export type Turned = 'yes' | 'someone_else' | 'later';

/** PostgreSQL asks the same (`refuse_second_look`). That the text is another's, its page has seen to. */
export function mayLookAgain({ memberId, role }: Looker, turn: Turn): Turned {
  if (isTrustee(role)) return isOpenTo(memberId, turn) ? 'yes' : 'someone_else';
  if (turn.decided_by !== memberId) return 'yes';
  if (turn.team_else || turn.trustee_else) return 'someone_else';
  return turn.rested ? 'yes' : 'later';
}

/** Whether a second look has come to the trustees: at once where nobody of the team can give it, else after a day. */
export function hasComeToTrustees({ team_else, rested }: Others): boolean {
  return !team_else || rested;
}

function isOpenTo(trusteeId: string, turn: Turn): boolean {
  return turn.decided_by !== trusteeId && hasComeToTrustees(turn);
}

/** Who is asked to look again, as far as pages tell. */
export type Asked = 'team' | 'team_then_trustee' | 'team_or_trustee' | 'trustee' | 'nobody';

/** Who is asked: `team_then_trustee` where a trustee comes in after a day, `nobody` where only who decided is there. */
export function whoIsAsked({ team_else, trustee_else, rested }: Others): Asked {
  if (!trustee_else) return team_else ? 'team' : 'nobody';
  if (!team_else) return 'trustee';
  return rested ? 'team_or_trustee' : 'team_then_trustee';
}
