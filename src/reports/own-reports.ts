import { type Note, notesOf } from '../folding/notes.js';
import { Statement } from '../platform/database/statement.js';
import type { Kind, Outcome } from './kinds.js';

export const REPORTS_A_PAGE = 20;

/** What a reader told the team, for that reader alone. */
export interface OwnReport {
  id: string;
  /** The name that told it. */
  persona_id: string;
  post_id: string;
  kind: Kind;
  state: 'open' | 'answered' | 'withdrawn';
  written_at: Date;
  place: string;
  words: string[];
  outcome: Outcome | null;
  answer: string | null;
  thread_title: string | null;
  thread_opened_by: string;
  thread_notes: Note[];
  /** The board's slug. */
  board: string;
  /** Whether the post is still there to be read. */
  up: boolean;
}

const OWN = `
  select q.id, q.persona_id, q.post_id, q.kind, q.state, q.written_at, q.place, q.outcome, a.words as answer, case when not b.closed or reads_board(b.id, $1::uuid[]) then o.title end as thread_title,
    f.persona_id as thread_opened_by, ${notesOf('f.id')} as thread_notes, b.slug as board,
    array(select w.words from report_words w where w.report_id = q.id order by w.number) as words,
    exists (select from revisions u where u.post_id = q.post_id and u.state = 'published') as up
  from reports q
  join posts p on p.id = q.post_id
  join threads t on t.id = p.thread_id
  join boards b on b.id = t.board_id
  left join report_answers a on a.id = q.answer_id
  left join posts f on f.thread_id = p.thread_id and f.opening
  left join revisions o on o.post_id = f.id and o.state = 'published'
  where q.persona_id = any($1::uuid[])`;

/** A page of the reports of the names $1 behind a place, newest first. */
export const ownReports = new Statement<OwnReport>(
  'own-reports',
  `${OWN} and q.place < $2 order by q.place desc limit ${REPORTS_A_PAGE + 1}`,
);

/** One of them. */
export const ownReportById = new Statement<OwnReport>('own-report-by-id', `${OWN} and q.id = $2`);

/** The report that one of the names $1 made of a post that waits for an answer. */
export const openReportOf = new Statement<{ id: string }>(
  'open-report-of',
  `select id from reports where persona_id = any($1::uuid[]) and post_id = $2 and state = 'open'`,
);
