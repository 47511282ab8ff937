import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { emptyForm } from '../platform/web/form.js';
import { exchangeForStaff } from '../threads/exchange.js';
import { escalationOf } from './escalation.js';
import { ESCALATION_REASONS } from './escalation-reasons.js';
import type { ReviewRow } from './review.js';

/** What stands beside a held text: whether it is escalated, and what its author and the team wrote to each other. */
export async function besideReview(
  database: DataSource,
  review: Pick<ReviewRow, 'id' | 'post_id'>,
  staffId: string,
): Promise<object> {
  return {
    escalation: await escalationOf(database, review.id, staffId),
    exchange: await exchangeForStaff(database, review.post_id),
    escalationForm: emptyForm(),
    escalationReasons: ESCALATION_REASONS.map((value) => ({ value, label: `escalations.reason_${value}` })),
    messageForm: emptyForm({ key: randomUUID() }),
  };
}
