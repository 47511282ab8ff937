import type { EntityManager } from 'typeorm';
import type { CallOutcome } from './webhook.js';

/** How an alert went. `skipped`: the contact was removed; `answered`, of old ones: the text waited for nobody any more. */
export type AlertOutcome = CallOutcome | 'unreadable' | 'skipped' | 'answered';

// Longer each time, and then no more: the chain of calls comes by again.
const RETRY_MINUTES = [1, 2, 4, 8];

/** Keeps how often in a row a contact could not be reached. */
export async function keepScore(
  manager: EntityManager,
  contactId: string,
  outcome: AlertOutcome,
): Promise<void> {
  if (outcome !== 'skipped') await manager.query(outcome === 'sent' ? REACHED : FAILED, [contactId]);
}

/** Plans when a call that did not reach its contact is made again, if it is. */
export async function planRepeat(
  manager: EntityManager,
  contactId: string,
  outcome: AlertOutcome,
): Promise<void> {
  await manager.query(REPEAT, [contactId, mayPass(outcome) ? RETRY_MINUTES : []]);
}

/** Nothing is left to be said again. */
export async function forgetRepeats(manager: EntityManager): Promise<void> {
  await manager.query('update on_call_contacts set retry_at = null where retry_at is not null');
}

// What is wrong with an address or a key is the same in a minute.
function mayPass(outcome: AlertOutcome): boolean {
  return outcome === 'not_taken' || outcome === 'not_reached' || outcome === 'timed_out';
}

const REACHED = 'update on_call_contacts set failures = 0, retry_at = null where id = $1';
const FAILED = 'update on_call_contacts set failures = failures + 1 where id = $1';
const REPEAT =
  'update on_call_contacts set retry_at = now() + make_interval(mins => ($2::int[])[failures]) where id = $1';
