import { Statement } from '../platform/database/statement.js';

export interface LookRow {
  kind: 'decision' | 'pause';
  asked: number;
  changed: number;
  stays: number;
  /** Who made the decisions that were looked at again. */
  people: number;
}

/** Second looks that were asked for, and what came of them; through `second_looks_by_age`. */
export const looksAskedFor = new Statement<LookRow>(
  'looks-asked-for',
  `select 'decision' as kind, count(*)::int as asked, count(o.id) filter (where o.outcome <> 'uphold')::int as changed,
     count(o.id) filter (where o.outcome = 'uphold')::int as stays, count(distinct d.staff_id)::int as people
   from second_looks s
   join decisions d on d.id = s.decision_id
   left join second_look_answers a on a.second_look_id = s.id
   left join decisions o on o.id = a.decision_id
   where s.asked_at >= $1 and s.asked_at < $2
   union all
   select 'pause', count(*)::int, count(*) filter (where a.decision = 'lifted')::int,
     count(*) filter (where a.decision = 'stands')::int, count(distinct l.set_by)::int
   from limit_appeals a join limits l on l.id = a.limit_id
   where a.asked_at >= $1 and a.asked_at < $2`,
);

/** A look after somebody is late when it was due this many hours ago, and is still open. */
export const LATE_HOURS = 24;

export interface FollowUpCounts {
  hours: 24 | 72;
  not_due: number;
  due: number;
  late: number;
}

/** Looks after somebody that are open, but not one's own, and nobody's who has died; through `follow_ups_due`. */
export const openFollowUpCounts = new Statement<FollowUpCounts>(
  'open-follow-up-counts',
  `select f.hours, count(*) filter (where f.due_at > now())::int as not_due,
     count(*) filter (where f.due_at <= now() and f.due_at > now() - interval '${LATE_HOURS} hours')::int as due,
     count(*) filter (where f.due_at <= now() - interval '${LATE_HOURS} hours')::int as late
   from follow_ups f left join personas n on n.id = f.persona_id
   where f.state = 'open' and (n.id = any($1::uuid[])) is not true
     and not exists (select from resting_names z where z.persona_id = f.persona_id)
   group by f.hours order by f.hours`,
);
