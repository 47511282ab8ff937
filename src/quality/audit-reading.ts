import { Statement } from '../platform/database/statement.js';
import type { Judgement } from './audit.entity.js';

/** A text of the sample. Nothing of its verdict is read here, so that nothing of it can be shown. */
export interface AuditRow {
  id: string;
  post_id: string;
  thread_id: string;
  opening: boolean;
  title: string | null;
  html: string;
  board: string;
  up: boolean;
  removed: boolean;
  drawn_at: Date;
  judgement: Judgement | null;
  judged_at: Date | null;
  followed_up: boolean;
}

// What its author took back or wrote anew waits for no judgement any more, but one that came in between counts, and
// who was judged to be in a crisis is still looked after; what the team took down still counts, or the
// sample would lose just those. Nobody judges their own text.
const AUDITS = `
  select a.id, p.id as post_id, p.thread_id, p.opening, coalesce(r.title, o.title) as title, r.html, b.name as board,
    r.state = 'published' as up, r.state = 'removed' as removed, a.drawn_at, a.judgement, a.judged_at, a.followed_up_at is not null as followed_up
  from audits a
  join verdicts v on v.id = a.verdict_id
  join revisions r on r.id = v.revision_id
  join posts p on p.id = r.post_id
  join personas w on w.id = p.persona_id
  join threads t on t.id = p.thread_id
  join boards b on b.id = t.board_id
  left join posts f on f.thread_id = t.id and f.opening
  left join revisions o on o.post_id = f.id and o.state = 'published'
  where not w.id = any($1::uuid[])`;

/** What waits for a judgement by a person other than its author, the oldest first. */
export const auditsToJudge = new Statement<AuditRow>(
  'audits-to-judge',
  `${AUDITS} and r.state in ('published', 'removed') and a.judgement is null order by a.drawn_at, a.id limit 100`,
);

/** One text of the sample, for a person other than its author. */
export const auditById = new Statement<AuditRow>(
  'audit-by-id',
  `${AUDITS} and a.id = $2 and (r.state <> 'withdrawn' or a.judgement = 'crisis')`,
);
