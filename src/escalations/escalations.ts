import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import type { ReviewRow } from '../reviews/review.js';
import { refused } from '../reviews/refused.js';
import { NothingEscalated } from './errors.js';
import type { EscalationFields } from './forms.js';

/** Calling for others when a life may be at risk right now. PostgreSQL rings the on-call list with the row. */
@Injectable()
export class Escalations {
  constructor(private readonly database: DataSource) {}

  /**
   * Escalates a held text that this member of staff has claimed; of two at once one counts, and a second changes nothing.
   * @throws Taken, ClaimEnded, OwnText
   */
  async escalate(review: ReviewRow, { memberId }: Viewer, fields: EscalationFields): Promise<void> {
    try {
      await this.database.transaction((manager) => escalate(manager, review, memberId, fields));
    } catch (error) {
      throw await refused(this.database, error, review.id);
    }
  }

  /** Somebody else has seen it and is there, or nobody else could; whoever was first stays named. @throws NothingEscalated */
  async acknowledge({ id }: ReviewRow, { memberId }: Viewer): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await manager.query<{ by: string; alone: boolean }[]>(OPEN, [id]);
      if (!found[0]) throw new NothingEscalated();
      if (found[0].by === memberId && !found[0].alone) return;
      const [, affected] = await manager.query<[unknown, number]>(ACKNOWLEDGE, [id, memberId]);
      if (affected === 1) await deed(manager, memberId, id, 'escalation_acknowledged');
    });
  }
}

async function escalate(
  manager: EntityManager,
  { id, post_id }: ReviewRow,
  staffId: string,
  { why, note }: EscalationFields,
): Promise<void> {
  await manager.query('select lock_post($1)', [post_id]);
  const [made] = await manager.query<{ id: string }[]>(ESCALATE, [id, why, staffId]);
  if (!made) return;
  if (note) await manager.query(WORDS, [made.id, note]);
  await deed(manager, staffId, id, 'escalated', note);
}

/** Writes into the record what somebody did about an escalated text. */
export async function deed(
  manager: EntityManager,
  actor: string,
  subject: string,
  code: string,
  words: string | null = null,
): Promise<void> {
  await record(manager, { kind: 'duty', actor, subject, code, words });
}

const ESCALATE = `
  insert into escalations (revision_id, reason, escalated_by) values ($1, $2, $3)
  on conflict (revision_id) do nothing returning id`;

const WORDS = 'insert into escalation_words (escalation_id, words) values ($1, $2)';

const OPEN = `
  select e.escalated_by as by, r.state <> 'held' and not others_may_take(r.id, e.escalated_by) as alone
  from escalations e join revisions r on r.id = e.revision_id where e.revision_id = $1`;

const ACKNOWLEDGE = `
  update escalations set acknowledged_by = $2, acknowledged_at = date_trunc('minute', now())
  where revision_id = $1 and acknowledged_at is null`;
