import type { EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { About } from '../screening/verdict.js';
import type { ContactKind } from './alert-message.js';
import type { CallOutcome } from './webhook.js';

/** How an alert went. `skipped`: the contact was removed; `answered`: the text waits for nobody any more. */
export type AlertOutcome = CallOutcome | 'unreadable' | 'skipped' | 'answered';

/** An alert that is due, with what its sending needs to know at this moment. */
export interface DueAlert {
  id: string;
  /** Null for a trial of its contact. */
  revision_id: string | null;
  round: number;
  contact_id: string;
  place: number;
  kind: ContactKind;
  url_sealed: Buffer;
  removed: boolean;
  /** Whether the text still waits for a decision. */
  held: boolean;
  claimed: boolean;
  about: About | null;
  board: string | null;
  minutes: number | null;
}

/** Whether any alert is due: what is asked every few seconds must cost little. */
export const anyAlertDue = new Statement<{ due: boolean }>(
  'any-alert-due',
  'select exists (select from alerts where outcome is null and due_at <= now()) as due',
);

/**
 * The alert that is to be sent first, locked: no other worker sends it until its outcome is written, and a killed one
 * lets go of it. Null when nothing is due.
 */
export async function mostUrgentAlert(manager: EntityManager): Promise<DueAlert | null> {
  const [alert] = await manager.query<DueAlert[]>(MOST_URGENT);
  return alert ?? null;
}

// What is under way goes before everything else, then who has waited longest.
const MOST_URGENT = `
  select a.id, a.revision_id, a.round, a.contact_id, c.place, c.kind, c.url_sealed, c.removed,
    coalesce(r.state = 'held', false) as held, v.about, b.name as board,
    exists (select from claims l where l.revision_id = a.revision_id and l.until > now()) as claimed,
    floor(extract(epoch from now() - r.written_at) / 60)::int as minutes
  from alerts a
  join on_call_contacts c on c.id = a.contact_id
  left join revisions r on r.id = a.revision_id
  left join posts p on p.id = r.post_id
  left join threads t on t.id = p.thread_id
  left join boards b on b.id = t.board_id
  left join lateral (select about from verdicts g where g.revision_id = r.id order by g.given_at desc limit 1) v on true
  where a.outcome is null and a.due_at <= now()
  order by coalesce(v.about = 'under_way', false) desc, a.due_at, a.id
  limit 1 for update of a skip locked`;
