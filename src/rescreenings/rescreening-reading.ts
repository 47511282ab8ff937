import { Statement } from '../platform/database/statement.js';
import type { About, Category, Match, Tier } from '../screening/verdict.js';

export interface RescreeningRow {
  id: string;
  state: 'running' | 'done' | 'cancelled';
  /** Null when the account is gone. */
  started_by: string | null;
  started_at: Date;
  ended_at: Date | null;
  /** How many were up when it began. */
  texts: number;
  judged: number;
  found: number;
}

/** The run that is going on, else the last ones. Newest first; of one minute, who runs is the newest. */
export const lastRescreenings = new Statement<RescreeningRow>(
  'last-rescreenings',
  `select s.id, s.state, n.name as started_by, s.started_at, s.ended_at, s.texts, s.judged, s.found
   from rescreenings s left join personas n on n.member_id = s.started_by and n.kind = 'pseudonym'
   order by s.started_at desc, s.state = 'running' desc, s.ended_at desc limit 10`,
);

export interface FindingRow {
  id: string;
  tier: Tier;
  about: About | null;
  categories: Category[];
  matches: Match[];
  engine: string;
  terms_version: number;
  post_id: string;
  opening: boolean;
  title: string | null;
  thread_title: string | null;
  body: string;
  board: string;
  /** Its thread came under the rules of another board. */
  stricter: boolean;
  found_at: Date;
  /** Null when nobody looked, or the account is gone. */
  seen_by: string | null;
}

// The author of a text never learns from the desk what was found in it. What is no longer up needs nobody.
const FINDINGS = `
  select f.id, f.tier, f.about, f.categories, f.matches, f.engine, f.terms_version, f.found_at, p.id as post_id,
    p.opening, r.title, r.body, coalesce(r.title, o.title) as thread_title, b.name as board, f.rescreening_id is null as stricter, n.name as seen_by
  from findings f
  join revisions r on r.id = f.revision_id and r.state = 'published'
  join posts p on p.id = r.post_id
  join personas w on w.id = p.persona_id
  join threads t on t.id = p.thread_id
  join boards b on b.id = t.board_id
  left join posts e on e.thread_id = t.id and e.opening
  left join revisions o on o.post_id = e.id and o.state = 'published'
  left join personas n on n.member_id = f.seen_by and n.kind = 'pseudonym'
  where not w.id = any($1::uuid[])`;

/** What nobody looked at yet, crises first; what was written last is likeliest to matter still. */
export const findingsToSee = new Statement<FindingRow>(
  'findings-to-see',
  `${FINDINGS} and f.seen_at is null
   order by f.tier = 'crisis' desc, r.written_at desc, f.id limit 100`,
);

/** What somebody looked at, the last first. */
export const findingsSeen = new Statement<FindingRow>(
  'findings-seen',
  `${FINDINGS} and f.seen_at is not null order by f.seen_at desc, f.id limit 20`,
);

/** One finding, unless the text is the viewer's own. */
export const findingById = new Statement<FindingRow>('finding-by-id', `${FINDINGS} and f.id = $2`);

/** How many nobody looked at yet, for the names $1; a hundred are many. */
export const findingsWaiting = new Statement<{ findings: number }>(
  'findings-waiting',
  `select count(*)::int as findings from (${FINDINGS} and f.seen_at is null limit 100) waiting`,
);
