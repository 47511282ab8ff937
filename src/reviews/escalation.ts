import type { DataSource } from 'typeorm';
import { overdueAlerts } from '../duty/duty-reading.js';
import { Statement } from '../platform/database/statement.js';
import { newestProtocol } from '../protocol/protocol-reading.js';
import { stepsOf } from '../protocol/steps.js';
import { escalationView, type EscalationView } from './escalation.view.js';

// As long as the looks after its author last.
const READABLE_DAYS = 3;

export interface EscalationRow {
  id: string;
  reason: string;
  words: string | null;
  escalated_by: string;
  escalated_at: Date;
  /** Names; null when the account is gone. */
  by: string | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  /** Somebody stands on the on-call list. */
  on_call: boolean;
  /** The text waits for nobody any more, and nobody else is there to see it. */
  alone: boolean;
}

const escalationOfRevision = new Statement<EscalationRow>(
  'escalation-of-revision',
  `select e.id, e.reason, w.words, e.escalated_by, e.escalated_at, n.name as by, e.acknowledged_at, a.name as acknowledged_by,
     exists (select from on_call_contacts where not removed) as on_call,
     r.state <> 'held' and not others_may_take(r.id, e.escalated_by) as alone
   from escalations e
   join revisions r on r.id = e.revision_id
   left join escalation_words w on w.escalation_id = e.id
   left join personas n on n.member_id = e.escalated_by and n.kind = 'pseudonym'
   left join personas a on a.member_id = e.acknowledged_by and a.kind = 'pseudonym'
   where e.revision_id = $1`,
);

const escalatedStill = new Statement(
  'escalated-still',
  `select from escalations where revision_id = $1
     and (acknowledged_at is null or escalated_at > now() - make_interval(days => ${READABLE_DAYS}))`,
);

/** Whether others still need to find a text that somebody called for them about, whatever became of it. */
export async function isEscalatedStill(database: DataSource, revisionId: string): Promise<boolean> {
  return (await escalatedStill.row(database, [revisionId])) !== null;
}

/** A step of the protocol that is done. */
export interface DoneRow {
  step: string;
  name: string | null;
  done_at: Date;
}

const stepsDone = new Statement<DoneRow>(
  'escalation-steps-done',
  `select s.step, n.name, s.done_at
   from escalation_steps s left join personas n on n.member_id = s.done_by and n.kind = 'pseudonym'
   where s.escalation_id = $1 order by s.done_at, s.step`,
);

/** How a text that is escalated stands, with the protocol as a checklist; null for any other text. */
export async function escalationOf(
  database: DataSource,
  revisionId: string,
  staffId: string,
): Promise<EscalationView | null> {
  const found = await escalationOfRevision.row(database, [revisionId]);
  if (!found) return null;
  const done = await stepsDone.rows(database, [found.id]);
  const overdue = (await overdueAlerts.row(database))?.overdue ?? false;
  const steps = stepsOf((await newestProtocol(database)).words);
  return escalationView(found, { steps, done, overdue, staffId });
}
