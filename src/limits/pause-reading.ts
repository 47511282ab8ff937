import { Statement } from '../platform/database/statement.js';
import { OTHERS_WHO_COULD } from './appeal-reading.js';
import { LIMIT_FACTS, type LimitFacts } from './limit.js';

/** A limit as its member reads it: never who set it. */
export interface OwnLimitRow extends LimitFacts {
  reason: string | null;
  /** The name that it was given to; null where that is gone. */
  name: string | null;
  /** The second look can be asked for. */
  may_ask: boolean;
  team_else: boolean;
  trustee_else: boolean;
  asked_at: Date | null;
  asked: string | null;
  asked_help: string | null;
  decision: 'stands' | 'lifted' | null;
  answer: string | null;
  /** Nobody else was there: the same person looked again. */
  looked_alone: boolean | null;
  /** A trustee looked again. */
  looked_outside: boolean | null;
  /** A day has passed since it was asked for; null while it was not. */
  rested: boolean | null;
}

/** All that is in force, and what was over in the last quarter of a year. */
export const ownLimits = new Statement<OwnLimitRow>(
  'own-limits',
  `select f.*, f.lifted_at is null and f.asked_at is null
     and (f.in_force or coalesce(f.until, f.starts_at) > now() - interval '30 days') as may_ask
   from (
     select ${LIMIT_FACTS}, w.reason, g.name, a.asked_at, a.body as asked, a.advised_help as asked_help, a.decision, a.answer, a.alone as looked_alone, a.outside as looked_outside,
       a.asked_at <= now() - interval '1 day' as rested, ${OTHERS_WHO_COULD}
     from limits l
     left join members m on m.id = l.member_id
     left join limit_words w on w.limit_id = l.id
     left join personas g on g.id = l.persona_id
     left join limit_appeals a on a.limit_id = l.id
     where l.member_id = $1 or l.persona_id = any($2)
   ) f
   where f.in_force or coalesce(f.lifted_at, f.until, f.starts_at) > now() - interval '90 days'
   order by f.in_force desc, f.starts_at desc, f.id`,
);

export interface OwnNoteRow {
  name: string;
  body: string;
  written_at: Date;
  fresh: boolean;
  advised_help: string | null;
  answer: string | null;
  read_at: Date | null;
}

/** One's own last notes to the staff; `fresh` for a day. */
export const ownNotes = new Statement<OwnNoteRow>(
  'own-limit-notes',
  `select p.name, n.body, n.written_at, n.written_at > now() - interval '24 hours' as fresh, n.advised_help, n.answer, n.read_at
   from limit_notes n join personas p on p.id = n.persona_id
   where n.persona_id = any($1) order by n.written_at desc, n.id limit 20`,
);
