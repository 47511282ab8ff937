import { type Resting, restingOf } from '../personas/resting.js';
import { Statement } from '../platform/database/statement.js';
import type { Danger } from './danger.js';
import type { Source } from './raising.js';

/** Words that sound like danger, with what they are about, as the team reads them. */
export interface UrgentRow {
  id: string;
  source: Source;
  subject: string;
  persona_id: string;
  /** Null where the team is not to know who it was. */
  name: string | null;
  /** Of that name; null, too, where the team is not to know it. */
  resting: Resting;
  /** The text that they are about, where it is there. */
  revision_id: string | null;
  post_id: string | null;
  danger: Danger;
  passages: number;
  /** What they are about still waits for a decision. */
  held: boolean;
  /** Of an answer: what the team wrote last before it. */
  asked: string | null;
  written_at: Date;
  /** All that was said about the same thing; none where it was taken back. */
  words: string[];
  answered_at: Date | null;
  answered_by: string | null;
}

// Readers tell the team in confidence: their name is not even asked for.
const SAID = `case u.source
  when 'note' then array(select s.body from limit_notes s where s.id = u.subject)
  when 'appeal' then array(select s.body from limit_appeals s where s.id = u.subject)
  when 'misread' then array(select s.words from misread_notes s where s.revision_id = u.subject order by s.number)
  when 'answer' then array(select s.words from review_messages m join review_message_words s on s.message_id = m.id
    where m.revision_id = u.subject and m.staff_id is null order by m.place)
  when 'second_look' then array(select s.words from second_look_words s where s.second_look_id = u.subject order by s.number)
  else array(select s.words from report_words s where s.report_id = u.subject order by s.number) end`;

const ASKED = `case when u.source = 'answer' then (
  select s.words from review_messages m join revisions e on e.id = m.revision_id join review_message_words s on s.message_id = m.id
  where e.post_id = r.post_id and m.staff_id is not null order by m.place desc limit 1) end`;

/** One; never the viewer's own, nor what was said of a text of theirs. */
export const urgentById = new Statement<UrgentRow>(
  'urgent-words-by-id',
  `select u.id, u.source, u.subject, u.persona_id, case when u.source <> 'report' then w.name end as name,
     case when u.source <> 'report' then ${restingOf('u.persona_id')} end as resting,
     u.revision_id, r.post_id, u.danger, u.passages, coalesce(r.state = 'held', false) as held,
     u.written_at, ${ASKED} as asked, ${SAID} as words, u.answered_at, n.name as answered_by
   from urgent_words u
   join personas w on w.id = u.persona_id
   left join revisions r on r.id = u.revision_id
   left join posts p on p.id = r.post_id
   left join personas n on n.member_id = u.answered_by and n.kind = 'pseudonym'
   where u.id = $1 and not u.persona_id = any($2::uuid[]) and (p.persona_id = any($2::uuid[])) is not true`,
);
