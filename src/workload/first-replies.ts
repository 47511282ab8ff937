import { Statement } from '../platform/database/statement.js';
import type { Basis } from './waiting.js';

/** Minutes that people waited for the first answer; null where so many wait still that there is no figure yet. */
export interface FirstReplyRow extends Basis {
  /** Whether these are the first threads of their authors. */
  first: boolean;
  half: number | null;
  most: number | null;
}

/**
 * From going up to the first words of somebody else that are up still; $1 to $2, when the threads went up. Who waits
 * still counts as waiting longer than everybody else, so that no figure is better than it was. Through
 * `first_replies_by_time`; whose answers lie behind it is looked up one by one, and counted only.
 */
export const firstReplies = new Statement<FirstReplyRow>(
  'first-replies',
  `select first, count(*)::int as texts, count(distinct persona_id)::int as people,
     nullif(percentile_disc(0.5) within group (order by minutes), 'infinity')::int as half,
     nullif(percentile_disc(0.95) within group (order by minutes), 'infinity')::int as most
   from (select not f.later as first, a.persona_id,
       coalesce(extract(epoch from f.answered_at - f.up_at)::float8 / 60, 'infinity') as minutes
     from first_replies f
     left join lateral (select p.persona_id from posts p
       where p.thread_id = f.thread_id and p.position is not null and p.persona_id <> (
         select o.persona_id from posts o where o.thread_id = f.thread_id and o.opening)
       order by p.position limit 1) a on true
     where f.up_at >= $1 and f.up_at < $2 and (f.up or f.answered_at is not null)) w
   group by first`,
);
