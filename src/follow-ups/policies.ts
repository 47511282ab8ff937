import { type Outcome, OUTCOMES } from './follow-up.js';

/** What can be said of somebody truthfully: of who is erased, nothing else; of who is here, all but that. */
export function outcomesFor({
  persona_id,
  post_id,
}: {
  persona_id: string | null;
  post_id: string | null;
}): Outcome[] {
  if (persona_id === null) return ['erased'];
  return OUTCOMES.filter((outcome) => outcome !== 'erased' || post_id === null);
}

/** Whether a welcome back can still reach them, and nobody has sent one. */
export function mayWelcome({
  persona_id,
  welcomed,
}: {
  persona_id: string | null;
  welcomed: boolean;
}): boolean {
  return persona_id !== null && !welcomed;
}
