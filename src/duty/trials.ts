import type { EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { ContactKind } from './alert-message.js';
import type { AlertOutcome } from './alert-outcome.js';

/** A trial of a contact that somebody asked for. */
export interface Trial {
  id: string;
  contact_id: string;
  kind: ContactKind;
  url_sealed: Buffer;
  removed: boolean;
}

/** Whether any trial is due. */
export const anyTrialDue = new Statement<{ due: boolean }>(
  'any-trial-due',
  'select exists (select from alerts where outcome is null and due_at <= now()) as due',
);

/**
 * The next trial, locked: no other worker sends it until its outcome is written, and a killed one lets go of it. Null
 * when nothing is due.
 */
export async function nextTrial(manager: EntityManager): Promise<Trial | null> {
  const [trial] = await manager.query<Trial[]>(
    `select a.id, a.contact_id, c.kind, c.url_sealed, c.removed
     from alerts a join on_call_contacts c on c.id = a.contact_id
     where a.outcome is null and a.due_at <= now()
     order by a.due_at, a.id limit 1 for update of a skip locked`,
  );
  return trial ?? null;
}

/** Writes down how a trial went. */
export async function settle(manager: EntityManager, { id }: Trial, outcome: AlertOutcome): Promise<void> {
  await manager.query(
    `update alerts set outcome = $2, sent_at = date_trunc('minute', now()), due_at = null where id = $1`,
    [id, outcome],
  );
}
