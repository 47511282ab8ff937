import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { emptyForm, type Form } from '../platform/web/form.js';
import { exchangeForStaff } from '../threads/exchange.js';
import { seenBy } from './answers-seen.js';
import { escalationOf } from './escalation.js';
import { ESCALATION_REASONS } from './escalation-reasons.js';
import type { ReviewRow } from './review.js';

/** What stands beside a held text: whether it is escalated, and what its author and the team wrote to each other. */
export async function besideReview(
  database: DataSource,
  review: Pick<ReviewRow, 'id' | 'post_id'>,
  staffId: string,
  forms: { decision: Form<unknown>; message: Form<unknown> },
): Promise<object> {
  const exchange = await exchangeForStaff(database, review.post_id);
  const answers = exchange.filter(({ fromAuthor }) => fromAuthor).length;
  return {
    escalation: await escalationOf(database, review.id, staffId),
    exchange,
    answers,
    seen: { decision: seenBy(forms.decision, answers), message: seenBy(forms.message, answers) },
    escalationForm: emptyForm(),
    escalationReasons: ESCALATION_REASONS.map((value) => ({ value, label: `escalations.reason_${value}` })),
    messageForm: emptyForm({ key: randomUUID() }),
  };
}
