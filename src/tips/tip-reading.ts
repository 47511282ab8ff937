import { BOARD_SHOWN } from '../boards/moments.js';
import { type Note, notesOf } from '../folding/notes.js';
import { Statement } from '../platform/database/statement.js';
import type { Topic } from './topics.js';

/** Verdicts with one of these are of no tip, whoever put the text up. */
const NEVER = `array['unsafe_advice', 'contact_details', 'drug_sourcing', 'method_info', 'method_seeking', 'encouragement',
  'unkind', 'spam']`;

/**
 * SQL: the post `p` of the thread `t` may be a tip of the board `b`, its own or the one that this is becoming part of, with its published text `r`: an answer
 * that is safe, of no closed group, and that everybody who reads the library may read where it stands.
 */
const MAY_BE_TIP = `not p.opening
  and not exists (select from boards z where z.id in (t.board_id, t.second_board_id)
    and (z.closed or z.members_only and not b.members_only))
  and (not t.members_only or b.members_only)
  and not exists (select from resting_names y where y.persona_id = p.persona_id)
  and not exists (select from verdicts v where v.revision_id = coalesce(k.original_id, r.id)
    and (v.tier = 'crisis' or v.categories && ${NEVER}))`;

const FROM = `
  join threads t on t.id = p.thread_id
  join boards a on a.id = t.board_id
  join boards b on b.id = coalesce(a.merging_into, a.id)
  join personas n on n.id = p.persona_id and n.kind in ('pseudonym', 'one_time')
  join revisions r on r.post_id = p.id and r.state = 'published'
  left join masks k on k.revision_id = r.id`;

const WORDS = `p.id, p.persona_id, n.name, r.html, b.slug, b.name as board, ${notesOf('p.id')} as notes`;

/** The words of a tip, or of an answer that may become one. */
export interface TipWords {
  id: string;
  persona_id: string;
  name: string;
  html: string;
  slug: string;
  board: string;
  notes: Note[];
}

export interface TipRow extends TipWords {
  topic: Topic;
  unnamed: boolean;
  place: number;
}

export const TIPS_A_PAGE = 20;

const STANDS = `s.consent in ('named', 'unnamed') and not s.taken_out and ${MAY_BE_TIP}`;

/** SQL: the tips `s` that stand, of boards that are among $2, each with its post `p` and board `b`. */
export const STANDING_TIPS = `tips s join posts p on p.id = s.post_id ${FROM} where ${STANDS} and b.id = any($2::uuid[])`;

const PLACE = `array_position(array['cravings', 'sleep', 'mornings', 'family', 'medicine', 'help', 'other'], s.topic)`;

/** The tips of the board $1, on the topic $2 where one is given, behind the place ($3, $4). */
export const tipsOfBoard = new Statement<TipRow>(
  'tips-of-board',
  `select ${WORDS}, s.topic, s.consent = 'unnamed' as unnamed, ${PLACE} as place
   from tips s join posts p on p.id = s.post_id ${FROM}
   where b.id = $1 and ${STANDS} and ($2::text is null or s.topic = $2)
     and (${PLACE}, p.id) > ($3::int, $4::uuid)
   order by ${PLACE}, p.id limit ${TIPS_A_PAGE + 1}`,
);

/** Whether the board with the slug $1 has any. */
export const hasTips = new Statement<{ any: boolean }>(
  'board-has-tips',
  `select exists (select from tips s join posts p on p.id = s.post_id ${FROM} where b.slug = $1 and ${STANDS}) as any`,
);

BOARD_SHOWN.asks(hasTips, ({ slug }) => [slug]);

/** An answer that helped, as facilitators see it. */
export interface HelpfulRow extends TipWords {
  topic: Topic | null;
  /** Its writer was asked, or it stands in the library; what they answered otherwise is theirs. */
  state: 'new' | 'asked' | 'stands' | 'out';
}

const HELPFUL = `
  select ${WORDS}, s.topic, case when s.post_id is null then 'new' when s.taken_out then 'out'
    when s.consent in ('named', 'unnamed') then 'stands' else 'asked' end as state
  from helped_marks m join posts p on p.id = m.post_id ${FROM}
  left join tips s on s.post_id = p.id
  where ${MAY_BE_TIP} and p.persona_id <> all($1::uuid[]) and reads_board(b.id, $1::uuid[])`;

/** Answers that helped, on the boards that the names $1 read: never their own. Behind the post $2; those that nobody proposed yet first. */
export const helpfulAnswers = new Statement<HelpfulRow>(
  'helpful-answers',
  `${HELPFUL} and (s.post_id is not null, p.id) > ($2::boolean, $3::uuid)
   order by s.post_id is not null, p.id limit ${TIPS_A_PAGE + 1}`,
);

/** One of them, the post $2. */
export const helpfulAnswer = new Statement<HelpfulRow>('helpful-answer', `${HELPFUL} and p.id = $2`);

/** What the writer of a post was asked about it. */
export interface AskedRow {
  id: string;
  persona_id: string;
  topic: Topic;
  consent: 'named' | 'unnamed' | 'no' | null;
  name: string;
  slug: string;
  board: string;
  html: string;
  members_only: boolean;
}

/** What was asked about the post $1, which is up. */
export const askedOf = new Statement<AskedRow>(
  'tip-asked-of',
  `select p.id, p.persona_id, s.topic, s.consent, n.name, b.slug, b.name as board, r.html, b.members_only
   from tips s join posts p on p.id = s.post_id ${FROM} where p.id = $1`,
);
