import { type Resting, restingOf } from '../personas/resting.js';
import { Statement } from '../platform/database/statement.js';
import { LIMIT_FACTS, type LimitFacts } from './limit.js';
import type { Turn } from './policies.js';

/** A second look that a member asked for, with the limit that it is about. */
export interface AppealRow extends LimitFacts, Turn {
  appeal_id: string;
  appeal_persona: string;
  name: string;
  resting: Resting;
  body: string;
  advised_help: string | null;
  asked_at: Date;
  decided_at: Date | null;
  reason: string | null;
  set_by_name: string | null;
  decided_by_name: string | null;
  lifted_by_name: string | null;
  kind: LimitFacts['kind'];
}

// `l` is the limit and `m` its owner. The policies say the same in src/limits/policies.ts.
const COULD_DECIDE = `
  from staff_here d
  where d.id <> l.set_by and d.id is distinct from l.member_id
    and d.role = any (case when l.kind in ('suspension', 'ban') then array['lead', 'admin'] else array['moderator', 'lead', 'admin'] end)
    and array_position(array['member', 'facilitator', 'moderator', 'lead', 'admin'], d.role)
      > array_position(array['member', 'facilitator', 'moderator', 'lead', 'admin'], coalesce(replace(m.role, 'trustee', 'moderator'), 'member'))`;

/** SQL: whether somebody of the team, or a trustee, could give a limit its second look; with `l` the limit and `m` its owner. */
export const OTHERS_WHO_COULD = `
    exists (select ${COULD_DECIDE}) as team_else, trustee_may_decide(l.id) as trustee_else`;

const APPEAL = `
  select ${LIMIT_FACTS}, l.set_by, l.confirmed_by, l.persona_id, l.member_id, m.role as owner_role,
    a.id as appeal_id, a.persona_id as appeal_persona, p.name, ${restingOf('a.persona_id')} as resting, a.body, a.advised_help, a.asked_at, a.decided_at,
    w.reason, s.name as set_by_name, d.name as decided_by_name, u.name as lifted_by_name,
    exists (select ${COULD_DECIDE} and d.id is distinct from l.confirmed_by) as others,
    ${OTHERS_WHO_COULD}, a.asked_at <= now() - interval '1 day' as rested
  from limit_appeals a
  join limits l on l.id = a.limit_id
  join personas p on p.id = a.persona_id
  left join members m on m.id = l.member_id
  left join limit_words w on w.limit_id = l.id
  left join personas s on s.member_id = l.set_by and s.kind = 'pseudonym'
  left join personas d on d.member_id = a.decided_by and d.kind = 'pseudonym'
  left join personas u on u.member_id = l.lifted_by and u.kind = 'pseudonym'`;

export const appealById = new Statement<AppealRow>('appeal-by-id', `${APPEAL} where a.id = $1`);

/** What waits for a second look, longest first; those that sound like a crisis before all. Never the viewer's own. */
export const waitingAppeals = new Statement<AppealRow>(
  'waiting-appeals',
  `${APPEAL} where a.decided_at is null and l.lifted_at is null and l.member_id is distinct from $1
     and (l.persona_id = any($2)) is not true and not a.persona_id = any($2)
   order by coalesce(a.advised_help <> 'concern', false) desc, a.asked_at, a.id limit 200`,
);
