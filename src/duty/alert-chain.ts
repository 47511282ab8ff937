import type { EntityManager } from 'typeorm';
import type { AlertOutcome, DueAlert } from './due-alert.js';

// Three times through the list. Only while nobody at all was reached it goes on, once an hour: a net that was away for
// the night must not leave a crisis alone.
const ROUNDS = 3;
const LATER_MINUTES = 60;

type OfText = Pick<DueAlert, 'id' | 'revision_id' | 'round' | 'place'>;

/** Writes down how the sending of an alert went. */
export async function settle(manager: EntityManager, { id }: OfText, outcome: AlertOutcome): Promise<void> {
  await manager.query(
    `update alerts set outcome = $2, sent_at = date_trunc('minute', now()), due_at = null where id = $1`,
    [id, outcome],
  );
}

/** Somebody reads the text: the alert rests, and goes on only if they give it back or let it go. */
export async function waitForClaim(manager: EntityManager, { id }: OfText): Promise<void> {
  await manager.query(
    `update alerts set due_at = now() + greatest(make_interval(mins => s.wait_minutes), '1 minute')
     from duty_settings s where alerts.id = $1`,
    [id],
  );
}

/** Plans whom the text is taken to next, if to anyone: at once where the last could not be reached. */
export async function planNext(manager: EntityManager, alert: OfText, outcome: AlertOutcome): Promise<void> {
  const wait = await waitMinutes(manager);
  const next = await contactAfter(manager, alert.place);
  if (next) return plan(manager, alert, next, alert.round, outcome === 'sent' ? wait : 0);
  const first = await contactAfter(manager, null);
  if (!first || (alert.round >= ROUNDS && (await wasSent(manager, alert)))) return;
  await plan(manager, alert, first, alert.round + 1, alert.round < ROUNDS ? wait : LATER_MINUTES);
}

async function plan(
  manager: EntityManager,
  { revision_id }: OfText,
  contactId: string,
  round: number,
  minutes: number,
): Promise<void> {
  await manager.query(
    `insert into alerts (revision_id, contact_id, round, due_at)
     values ($1, $2, $3, now() + make_interval(mins => $4))`,
    [revision_id, contactId, round, minutes],
  );
}

async function waitMinutes(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ wait_minutes: number }[]>('select wait_minutes from duty_settings');
  return row!.wait_minutes;
}

async function contactAfter(manager: EntityManager, place: number | null): Promise<string | null> {
  const [row] = await manager.query<{ id: string }[]>(
    `select id from on_call_contacts where not removed and ($1::int is null or place > $1) order by place limit 1`,
    [place],
  );
  return row?.id ?? null;
}

async function wasSent(manager: EntityManager, { revision_id }: OfText): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select from alerts where revision_id = $1 and outcome = 'sent' limit 1`,
    [revision_id],
  );
  return rows.length > 0;
}
