import { type Note, notesOf } from '../folding/notes.js';
import { Statement } from '../platform/database/statement.js';
import type { NoticeKind } from './notice.entity.js';
import { IS_FOLLOWED, IS_QUIET } from './quiet.js';

export const NOTICES_A_PAGE = 20;

/** A notice with all that its words may be made of. */
export interface NoticeRow {
  id: string;
  /** Whom it was sent to. */
  persona_id: string;
  kind: NoticeKind;
  sent_at: Date;
  read: boolean;
  place: string;
  post_id: string | null;
  thread_title: string | null;
  thread_opened_by: string | null;
  thread_notes: Note[];
  guideline: string | null;
  noticed_by: string | null;
  reason: string | null;
  note: string | null;
  limit_guideline: string | null;
  limit_reason: string | null;
  limit_answer: string | null;
  report_outcome: string | null;
  /** A text as its author wrote it, and as readers see it, where the team hid some words. */
  own_text: string | null;
  masked_text: string | null;
  letter: string | null;
  letter_sealed: Buffer | null;
  message: string | null;
  answer: string | null;
  outside: boolean;
  /** What the link of the name was opened for, and whether by one person alone. */
  opened_for: string | null;
  opened_alone: boolean;
  /** What others said with one tap, and whether the one who asked says that the words helped. */
  phrases: string[] | null;
  /** The thread in which it is new, and the board on which it is, for whoever may read them. */
  thread_up: boolean;
  followed_slug: string | null;
  followed_name: string | null;
  helped: boolean;
}

// No title of a closed group that whoever has these names is not in.
const select = (names: string): string => `
  select n.id, n.persona_id, n.kind, n.sent_at, n.read, n.place, n.post_id, case when reads_board(t.board_id, ${names}) then r.title end as thread_title,
     o.persona_id as thread_opened_by, ${notesOf('o.id')} as thread_notes, d.guideline, d.noticed_by, w.reason, w.note,
     l.guideline as limit_guideline, lw.reason as limit_reason, coalesce(la.answer, ln.answer, uw.answer) as limit_answer,
     q.outcome as report_outcome, a.words as answer, nw.words as letter, nw.sealed as letter_sealed, mw.words as message,
     coalesce(sa.outside, false) as outside, x.ground as opened_for, coalesce(x.opened_by = x.asked_by, false) as opened_alone,
     kt.phrases, coalesce(kt.helped, false) as helped, coalesce(o.position is not null and reads_board(t.board_id, ${names}), false) as thread_up,
     fb.slug as followed_slug, fb.name as followed_name,
     concat_ws(E'\n', kr.title, kr.body) as own_text, concat_ws(E'\n', km.title, km.body) as masked_text
   from notices n
   left join decisions d on d.id = n.decision_id
   left join decision_texts w on w.decision_id = n.decision_id
   left join second_look_answers sa on sa.decision_id = n.decision_id
   left join reports q on q.id = n.report_id
   left join report_answers a on a.id = q.answer_id
   left join notice_words nw on nw.notice_id = n.id
   left join review_message_words mw on mw.message_id = n.message_id
   left join limits l on l.id = n.limit_id and n.kind in ('reminded', 'paused')
   left join limit_words lw on lw.limit_id = l.id
   left join limit_appeals la on la.limit_id = n.limit_id and n.kind in ('appeal_stands', 'appeal_lifted')
   left join limit_notes ln on ln.id = n.limit_note_id
   left join urgent_words uw on uw.id = n.urgent_words_id
   left join masks k on k.decision_id = n.decision_id
   left join revisions kr on kr.id = k.original_id
   left join revisions km on km.id = k.revision_id
   left join phrases_told kt on kt.notice_id = n.id
   left join name_openings x on x.id = n.name_opening_id
   left join boards fg on fg.id = n.board_id
   left join boards fb on fb.id = coalesce(fg.merged_into, fg.id) and reads_board(fb.id, ${names})
   left join posts p on p.id = n.post_id
   left join threads t on t.id = p.thread_id
   left join posts o on o.thread_id = p.thread_id and o.opening
   left join revisions r on r.post_id = o.id and r.state = 'published'
`;

const list = (which: string): string => `${select('array[$1]::uuid[]')}
   where n.persona_id = $1 and n.place < $2 and ${which}
   order by n.place desc
   limit ${NOTICES_A_PAGE + 1}`;

/** Those that a persona finds among their notices, from a place on. */
export const noticesOfPersona = new Statement<NoticeRow>(
  'notices-of-persona',
  list(`not ${IS_QUIET} and not ${IS_FOLLOWED}`),
);

/** Those about what they follow. */
export const followedNoticesOfPersona = new Statement<NoticeRow>(
  'followed-notices-of-persona',
  list(IS_FOLLOWED),
);

/** Those about threads that they left. */
export const quietNoticesOfPersona = new Statement<NoticeRow>('quiet-notices-of-persona', list(IS_QUIET));

// More than one is likely to leave lying; what is put away makes room.
export const MOST_TO_NAMES = 200;

/** The latest of those to the names $1 of somebody who has the names $2, also about threads that they left; one more than is shown tells that there are more. */
export const noticesOfNames = new Statement<NoticeRow>(
  'notices-of-names',
  `${select('$2::uuid[]')}
   where n.persona_id = any($1::uuid[])
   order by n.place desc
   limit ${MOST_TO_NAMES + 1}`,
);
