import { Statement } from '../platform/database/statement.js';

/** Below this many texts there is no figure: it would be chance. */
export const ENOUGH_TEXTS = 10;

/** Below this many who decided there is no figure: it would be a figure about persons. */
export const ENOUGH_PEOPLE = 3;

/** What lies behind a figure. It never leaves the server but as enough, or too few. */
export interface Basis {
  texts: number;
  people: number;
}

/** Minutes that authors waited: half of them no longer than `half`, 95 of 100 no longer than `most`. */
export interface WaitRow extends Basis {
  half: number;
  most: number;
}

/** Whether there is enough behind a figure for it to be shown. */
export function isEnough({ texts, people }: Basis): boolean {
  return texts >= ENOUGH_TEXTS && people >= ENOUGH_PEOPLE;
}

// First decisions about what was held; taking down and second looks are other work. Through `decisions_by_time`.
const FIRST = `d.decided_at >= $1 and d.decided_at < $2 and d.outcome <> 'remove'
    and not exists (select from second_look_answers a where a.decision_id = d.id)`;

// Looked up one by one, by the key of texts and by `verdicts_of_revision`: the time it takes grows with the period, not
// with all that ever was.
// What its author was asked about first waits for the team from then on.
const WRITTEN = `cross join lateral (select coalesce(
    (select over_at from author_choices where revision_id = d.revision_id and asked), written_at) as written_at
  from revisions where id = d.revision_id limit 1) r`;
const SAID = `cross join lateral (select tier from verdicts where revision_id = d.revision_id limit 1) v`;

const DECIDED = `decisions d ${WRITTEN} ${SAID} where ${FIRST}`;

const SUMMED = (minutes: string): string => `count(*)::int as texts, count(distinct staff_id)::int as people,
     percentile_disc(0.5) within group (order by ${minutes})::int as half,
     percentile_disc(0.95) within group (order by ${minutes})::int as most`;

const MINUTES = (from: string, to: string): string => `extract(epoch from ${to} - ${from}) / 60`;

export interface TierWaitRow extends WaitRow {
  tier: string;
}

/** From being written to being decided, by tier; $1 to $2. */
export const waitsByTier = new Statement<TierWaitRow>(
  'waits-by-tier',
  `select tier, ${SUMMED('minutes')}
   from (select v.tier, d.staff_id, ${MINUTES('r.written_at', 'd.decided_at')} as minutes from ${DECIDED}) w
   group by tier`,
);

export interface HourWaitRow extends WaitRow {
  hour: number;
}

/** The same by the hour of the day in which it was written, in the zone $3; of one tier where $4 is one. */
export const waitsByHour = new Statement<HourWaitRow>(
  'waits-by-hour',
  `select hour, ${SUMMED('minutes')}
   from (select extract(hour from r.written_at at time zone $3)::int as hour, d.staff_id,
       ${MINUTES('r.written_at', 'd.decided_at')} as minutes
     from ${DECIDED} and ($4::text is null or v.tier = $4)) w
   group by hour`,
);

/**
 * From being written to the first words that a person wrote to the author, by tier: in a message before deciding, or
 * with the decision. Whose texts got none is not in it.
 */
export const firstWordsByTier = new Statement<TierWaitRow>(
  'first-words-by-tier',
  `select tier, ${SUMMED('minutes')}
   from (select v.tier, d.staff_id, ${MINUTES('r.written_at', 'least(m.first, t.first)')} as minutes
     from decisions d
     ${WRITTEN}
     ${SAID}
     left join lateral (select min(sent_at) as first from review_messages
       where revision_id = d.revision_id and staff_id is not null) m on true
     left join lateral (select d.decided_at as first from decision_texts
       where decision_id = d.id and coalesce(reason, note) is not null) t on true
     where ${FIRST} and coalesce(m.first, t.first) is not null) w
   group by tier`,
);

export interface OutcomeRow extends Basis {
  tier: string;
  /** Null for all of the tier together. */
  outcome: string | null;
}

/** What was decided, by tier. */
export const outcomesByTier = new Statement<OutcomeRow>(
  'outcomes-by-tier',
  `select v.tier, d.outcome, count(*)::int as texts, count(distinct d.staff_id)::int as people
   from decisions d ${SAID} where ${FIRST}
   group by grouping sets ((v.tier, d.outcome), (v.tier))`,
);
