import { dayOf } from '../day.js';
import type { OwnSession } from './own-sessions.js';

/** Where a member is signed in, by date alone. */
export function sessionsView(sessions: OwnSession[]): object {
  return { sessions: sessions.map(sessionView), others: sessions.some((session) => !session.this_one) };
}

function sessionView({ id, began, shared, this_one }: OwnSession): object {
  return { began: dayOf(began), shared, thisOne: this_one, endHref: `/account/sessions/${id}/end` };
}
