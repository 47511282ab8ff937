import { Statement } from '../platform/database/statement.js';
import { LIMIT_ACTIVE, LIMIT_FACTS, type LimitFacts, type LimitPeople } from './limit.js';

/** More are not listed at once; the page says so. */
export const LIMITS_A_PAGE = 200;

/** A limit as the staff see it: with the name it was given to, and no other of the same person. */
export interface LimitRow extends LimitFacts, LimitPeople {
  /** Null where the name is gone. */
  name: string | null;
  /** Whom a notice about it reaches; null where nobody is left. */
  told: string | null;
  reason: string | null;
  set_by_name: string | null;
  confirmed_by_name: string | null;
  lifted_by_name: string | null;
}

const LIMIT = `
  select ${LIMIT_FACTS}, l.persona_id, l.member_id, l.set_by, l.confirmed_by, m.role as owner_role, p.name, coalesce(p.id, o.id) as told,
    w.reason, s.name as set_by_name, c.name as confirmed_by_name, u.name as lifted_by_name
  from limits l
  left join members m on m.id = l.member_id
  left join personas p on p.id = l.persona_id
  left join personas o on o.member_id = l.member_id and o.kind = 'pseudonym'
  left join limit_words w on w.limit_id = l.id
  left join personas s on s.member_id = l.set_by and s.kind = 'pseudonym'
  left join personas c on c.member_id = l.confirmed_by and c.kind = 'pseudonym'
  left join personas u on u.member_id = l.lifted_by and u.kind = 'pseudonym'`;

export const limitById = new Statement<LimitRow>('limit-by-id', `${LIMIT} where l.id = $1`);

/** What is in force, and the notices of the last month; bans that wait for a second person first. Never the viewer's own. */
export const currentLimits = new Statement<LimitRow>(
  'current-limits',
  `select * from (${LIMIT} where l.member_id is distinct from $1 and (l.persona_id = any($2)) is not true and l.lifted_at is null) f
   where f.in_force or (f.kind = 'notice' and f.starts_at > now() - interval '30 days')
   order by f.in_force and f.kind = 'ban' and f.confirmed_at is null and not f.alone desc, f.starts_at desc, f.id
   limit ${LIMITS_A_PAGE + 1}`,
);

/** A post that staff have seen, as far as a limit on whoever wrote it needs it. */
export interface LimitedPost {
  id: string;
  persona_id: string;
  name: string;
  one_time: boolean;
  member_id: string | null;
  owner_role: LimitPeople['owner_role'];
  title: string | null;
  body: string;
  html: string | null;
  board_name: string;
  /** The screen read danger in these words. */
  crisis: boolean;
  /** The name has a limit in force; of another one-time name of the same person nothing is known. */
  active: boolean;
}

// Not what its author took back, nor what nobody has read yet; and not of those who have left, who are nobody to limit.
export const limitedPost = new Statement<LimitedPost>(
  'limited-post',
  `select p.id, p.persona_id, w.name, w.kind = 'one_time' as one_time, w.member_id, m.role as owner_role, r.title, r.body, r.html, b.name as board_name,
     coalesce(v.tier = 'crisis', false) as crisis,
     ${LIMIT_ACTIVE} as active
   from posts p
   join personas w on w.id = p.persona_id and w.kind not in ('former', 'site')
   join threads h on h.id = p.thread_id
   join boards b on b.id = h.board_id
   left join members m on m.id = w.member_id
   join lateral (select * from revisions n where n.post_id = p.id and n.state not in ('pending', 'with_author', 'withdrawn', 'superseded')
     order by n.number desc limit 1) r on true
   left join masks k on k.revision_id = r.id
   left join lateral (select * from verdicts g where g.revision_id = coalesce(k.original_id, r.id)
     order by g.given_at desc limit 1) v on true
   where p.id = $1`,
);
