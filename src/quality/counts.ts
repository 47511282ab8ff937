import { Statement } from '../platform/database/statement.js';
import { FIRST_WEEK, SINCE, WEEKS } from './period.js';

export interface WeekRow {
  /** Its Monday. */
  week: string;
  texts: number;
  crisis: number;
  concern: number;
  watch: number;
}

/** How many texts came each week, and how many in each tier; through the index `verdicts_by_time`. */
export const textsByWeek = new Statement<WeekRow>(
  'texts-by-week',
  `select to_char(w.week, 'YYYY-MM-DD') as week, count(v.id)::int as texts,
     count(*) filter (where v.tier = 'crisis')::int as crisis,
     count(*) filter (where v.tier = 'concern')::int as concern,
     count(*) filter (where v.tier = 'watch')::int as watch
   from generate_series(${FIRST_WEEK}, ${FIRST_WEEK} + interval '${WEEKS - 1} weeks', interval '1 week') w(week)
   left join verdicts v on v.given_at >= w.week at time zone 'utc'
     and v.given_at < (w.week + interval '1 week') at time zone 'utc'
   group by w.week order by w.week`,
);

export interface SampleRow {
  crisis: number;
  concern: number;
  cleared: number;
  unflagged: number;
  judged: number;
  judged_crisis: number;
  judged_unflagged: number;
  judged_missed: number;
  unsure: number;
  waiting: number;
}

/**
 * What the screen called, what it cleared, and what people found in the sample of that. "Unflagged" is what it cleared
 * without calling it a concern. Through `verdicts_by_time` and the verdict's own audit.
 */
export const sampleCounts = new Statement<SampleRow>(
  'sample-counts',
  `select count(*) filter (where v.tier = 'crisis')::int as crisis,
     count(*) filter (where v.tier = 'concern')::int as concern,
     count(*) filter (where v.outcome = 'clear')::int as cleared,
     count(*) filter (where v.outcome = 'clear' and v.tier <> 'concern')::int as unflagged,
     count(*) filter (where a.judgement <> 'unsure')::int as judged,
     count(*) filter (where a.judgement = 'crisis')::int as judged_crisis,
     count(*) filter (where a.judgement <> 'unsure' and v.tier <> 'concern')::int as judged_unflagged,
     count(*) filter (where a.judgement in ('crisis', 'concern') and v.tier <> 'concern')::int as judged_missed,
     count(*) filter (where a.judgement = 'unsure')::int as unsure,
     count(a.id) filter (where a.judgement is null)::int as waiting
   from verdicts v left join audits a on a.verdict_id = v.id
   where v.given_at >= ${SINCE}`,
);

/** How many members may moderate; through the index `members_who_moderate`. */
export const moderatorCount = new Statement<{ moderators: number }>(
  'moderator-count',
  `select count(*)::int as moderators from members where role in ('moderator', 'lead', 'admin')`,
);
