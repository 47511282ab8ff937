import { Statement } from '../platform/database/statement.js';
import type { About } from '../screening/verdict.js';
import type { RevisionState } from '../threads/revision.entity.js';
import { AWAY_HOURS } from './follow-up.js';

/** An open item, with what there is to know of it. What was erased is null. */
export interface FollowUpRow {
  id: string;
  hours: 24 | 72;
  about: About | null;
  since: Date;
  due_at: Date;
  due: boolean;
  board: string;
  persona_id: string | null;
  name: string | null;
  post_id: string | null;
  thread_id: string | null;
  thread_up: boolean;
  title: string | null;
  state: RevisionState | null;
  up: boolean;
  held_id: string | null;
  came_back: boolean;
  wrote_again: boolean;
  answered: boolean;
  written_to: boolean;
  welcomed: boolean;
}

// Nobody learns from the desk what was noted about themselves; who is believed to have died is looked after elsewhere.
const ANOTHERS = `f.state = 'open' and (n.id = any($1::uuid[])) is not true
  and not exists (select from resting_names z where z.persona_id = f.persona_id)`;

const OPEN = `
  select f.id, f.hours, f.about, f.since, f.due_at, f.due_at <= now() as due, b.name as board, f.persona_id, n.name,
    f.post_id, f.thread_id, coalesce(o.position is not null, false) as thread_up, t.title, case r.state when 'superseded' then coalesce(m.state, r.state) else r.state end as state, f.came_back,
    exists (select from revisions u where u.post_id = f.post_id and u.state = 'published') as up,
    (select h.id from revisions h where h.post_id = f.post_id and h.state = 'held' limit 1) as held_id,
    exists (select from posts q join revisions s on s.post_id = q.id
      where q.persona_id = f.persona_id and s.written_at >= f.since + interval '${AWAY_HOURS} hours') as wrote_again,
    exists (select from posts q where q.thread_id = f.thread_id and q.persona_id is distinct from f.persona_id
      and q.published_at >= f.since) as answered,
    exists (select from revisions s join decisions d on d.revision_id = s.id
      join decision_texts w on w.decision_id = d.id
      where s.post_id = f.post_id and d.decided_at >= f.since and coalesce(w.reason, w.note) is not null) as written_to,
    f.welcomed_at is not null as welcomed
  from follow_ups f
  join boards b on b.id = f.board_id
  left join personas n on n.id = f.persona_id
  left join revisions r on r.id = f.revision_id
  left join masks k on k.original_id = r.id
  left join revisions m on m.id = k.revision_id
  left join posts o on o.thread_id = f.thread_id and o.opening
  left join revisions t on t.post_id = o.id and t.state = 'published'
  where ${ANOTHERS}`;

/** Items on one page of the list. */
export const MOST_LISTED = 200;

/** Every open item that this member of staff may see, what has been due for longest first. */
export const openFollowUps = new Statement<FollowUpRow>(
  'open-follow-ups',
  `${OPEN} order by f.due_at, f.id limit ${MOST_LISTED}`,
);

/** One open item. */
export const openFollowUp = new Statement<FollowUpRow>('open-follow-up', `${OPEN} and f.id = $2`);

/** How many are due now. */
export const dueFollowUps = new Statement<{ due: number }>(
  'due-follow-ups',
  `select count(*)::int as due from follow_ups f left join personas n on n.id = f.persona_id
   where ${ANOTHERS} and f.due_at <= now()`,
);

/** What became of an item that is no longer open; not for whom it is about. */
export const closedFollowUp = new Statement<{ outcome: string; by: string | null }>(
  'closed-follow-up',
  `select f.outcome, m.name as by
   from follow_ups f
   left join personas n on n.id = f.persona_id
   left join personas m on m.member_id = f.done_by and m.kind = 'pseudonym'
   where f.id = $2 and f.state = 'done' and (n.id = any($1::uuid[])) is not true`,
);
