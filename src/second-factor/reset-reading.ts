import { Statement } from '../platform/database/statement.js';
import type { MemberRole } from '../platform/web/visit.js';
import type { ResetFacts } from './policies.js';

/** A reset that waits, with what the rules ask about it. */
export interface ResetRow extends ResetFacts {
  id: string;
  persona_id: string;
}

/** Somebody on the team, with the reset that waits, if there is one. */
export interface TeamRow {
  member_id: string;
  name: string;
  role: MemberRole;
  has_factor: boolean;
  reset_id: string | null;
  asked_by: string | null;
  asked_by_name: string | null;
  waited: boolean;
  others: boolean;
}

const LEADS = `('lead', 'admin')`;
const FACTS = `
  coalesce(r.asked_at <= now() - interval '24 hours', false) as waited,
  exists (select from staff_here o where o.role in ${LEADS} and o.id not in (r.asked_by, r.member_id)) as others`;

export const team = new Statement<TeamRow>(
  'team-with-factors',
  `select m.id as member_id, n.name, m.role, f.member_id is not null as has_factor,
     r.id as reset_id, r.asked_by, a.name as asked_by_name, ${FACTS}
   from members m
   join personas n on n.member_id = m.id and n.kind = 'pseudonym'
   left join second_factors f on f.member_id = m.id
   left join factor_resets r on r.member_id = m.id and r.state = 'open'
   left join personas a on a.member_id = r.asked_by and a.kind = 'pseudonym'
   where m.role in ('trustee', 'moderator', 'lead', 'admin')
   order by lower(n.name), n.id`,
);

/** An open reset, locked: two who end it at once take turns. */
export const OPEN_RESET = `
  select r.id, r.member_id, r.asked_by, p.id as persona_id, ${FACTS}
  from factor_resets r
  join personas p on p.member_id = r.member_id and p.kind = 'pseudonym'
  where r.id = $1 and r.state = 'open' for update of r`;
