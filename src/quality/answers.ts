import { Statement } from '../platform/database/statement.js';
import type { Tier } from '../screening/verdict.js';
import type { HoldReason } from '../threads/consequence.js';
import { SINCE } from './period.js';

// What people said of what the screen said: of held texts by the question on the decision, of cleared ones by the blind
// sample. Whoever was not sure said neither. Read through `verdicts_by_time` and `decisions_of_revision`, `audits`.
const ANSWERS = `
  select v.id, v.given_at, v.matches, d.screen_right = 'yes' as correct,
    case when v.why in ('crisis', 'strict') then v.tier else v.why end as said
  from verdicts v
  join decisions d on d.revision_id = v.revision_id and d.screen_right in ('yes', 'no')
  where v.given_at >= ${SINCE} and v.outcome <> 'clear'
  union all
  select v.id, v.given_at, v.matches, a.judgement <> 'none', v.tier
  from verdicts v
  join audits a on a.verdict_id = v.id and a.judgement in ('crisis', 'concern', 'none')
  where v.given_at >= ${SINCE} and v.tier in ('concern', 'watch')`;

interface Answered {
  answers: number;
  correct: number;
}

export interface SaidRow extends Answered {
  said: Tier | HoldReason;
}

/** How often it was right with each tier and each reason to hold. */
export const answersBySaid = new Statement<SaidRow>(
  'answers-by-said',
  `select said, count(*)::int as answers, count(*) filter (where correct)::int as correct
   from (${ANSWERS}) answer group by said order by answers desc, said`,
);

export interface RuleRow extends Answered {
  rule: string;
}

/** How often it was right where a rule had a part in it; what was wrong most often first. */
export const answersByRule = new Statement<RuleRow>(
  'answers-by-rule',
  `select m.rule, count(*)::int as answers, count(*) filter (where correct)::int as correct
   from (${ANSWERS}) answer
   cross join lateral (select distinct e ->> 'rule' as rule from jsonb_array_elements(answer.matches) e) m
   group by m.rule order by count(*) filter (where not correct) desc, answers desc, m.rule limit 100`,
);

export interface WeekAnswers extends Answered {
  week: string;
}

/** How often it was right each week with crisis and concern; a week is named by its Monday. */
export const answersByWeek = new Statement<WeekAnswers>(
  'answers-by-week',
  `select to_char(date_trunc('week', given_at at time zone 'utc'), 'YYYY-MM-DD') as week,
     count(*)::int as answers, count(*) filter (where correct)::int as correct
   from (${ANSWERS}) answer where said in ('crisis', 'concern') group by 1`,
);
