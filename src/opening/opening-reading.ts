import { Statement } from '../platform/database/statement.js';
import type { DutyMode } from '../duty/duty-reading.js';

/** What an admin answers for, where nothing can be derived. */
export const ANSWERS = ['no_fixed_hours', 'minimum_age', 'alone', 'backup'] as const;

export type AnswerItem = (typeof ANSWERS)[number];

/** An answer as it stands. */
export interface Answer {
  item: AnswerItem;
  /** What it was said of, such as the age. */
  fact: string | null;
  /** Null when the account is gone. */
  name: string | null;
  said_at: Date;
  /** A day has passed since. */
  rested: boolean;
}

/** What the tables say about the opening. */
export interface OpeningRow {
  mode: DutyMode;
  /** Somebody has a shift. */
  staffed: boolean;
  /** On-call contacts; those that were reached when they were last called. */
  contacts: number;
  reached: number;
  /** Those who decide or look again, and who of them can open the team's pages. */
  team: number;
  ready: number;
  /** Safeguarding contacts who are on the team, and those who can open its pages. */
  safeguarding: number;
  safeguarding_ready: number;
  own_protocol: boolean;
  own_guidance: boolean;
  open: boolean;
  by_invitation: boolean;
  proof: boolean;
  changed_at: Date | null;
  changed_name: string | null;
}

const ROLES = `('moderator', 'lead', 'admin', 'trustee')`;

// $1: the team's pages open without a second factor too. Whoever rests can do nothing.
const HERE = `
  here as (
    select m.id, m.role, $1::boolean or exists (select from second_factors f where f.member_id = m.id) as ready
    from members m
    where m.role in ${ROLES}
      and not exists (select from resting_names z join personas n on n.id = z.persona_id where n.member_id = m.id))`;

const CONTACTS = `
  called as (
    select c.failures = 0
      and exists (select from alerts a where a.contact_id = c.id and a.outcome = 'sent') as reached
    from on_call_contacts c where not c.removed)`;

const NAMED = `
  named as (
    select h.ready from safeguarding_contacts s join here h on h.id = s.member_id and h.role <> 'trustee')`;

export const openingRow = new Statement<OpeningRow>(
  'opening',
  `with ${HERE}, ${CONTACTS}, ${NAMED}
   select s.mode, exists (select from staffed_hours) as staffed,
     (select count(*)::int from called) as contacts, (select count(*)::int from called where reached) as reached,
     (select count(*)::int from here) as team, (select count(*)::int from here where ready) as ready,
     (select count(*)::int from named) as safeguarding,
     (select count(*)::int from named where ready) as safeguarding_ready,
     exists (select from protocol_texts) as own_protocol, exists (select from safeguarding_texts) as own_guidance,
     d.open, d.by_invitation, w.asked as proof, d.changed_at, n.name as changed_name
   from duty_settings s cross join sign_up_door d cross join sign_up_proof w
   left join personas n on n.member_id = d.changed_by and n.kind = 'pseudonym'`,
);

export const openingAnswers = new Statement<Answer>(
  'opening-answers',
  `select a.item, a.fact, n.name, a.said_at, a.said_at <= now() - interval '24 hours' as rested
   from opening_answers a left join personas n on n.member_id = a.said_by and n.kind = 'pseudonym'`,
);
