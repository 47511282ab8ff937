import type { DataSource } from 'typeorm';
import { type Note, notesOf } from '../folding/notes.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { Statement } from '../platform/database/statement.js';
import type { About, Category, Tier } from '../screening/verdict.js';
import type { HoldReason } from './consequence.js';
import type { SaidAbout } from './first-help/said-about.js';
import type { Help } from './help.js';
import { isAuthor } from './policies.js';
import type { RevisionState } from './revision.entity.js';

export interface PostStatus {
  id: string;
  opening: boolean;
  position: number | null;
  persona_id: string;
  thread_id: string;
  thread_title: string | null;
  thread_opened_by: string;
  /** What the thread's opening post is about. */
  thread_notes: Note[];
  /** What this post is about. */
  notes: Note[];
  opening_up: boolean;
  slug: string;
  board_id: string;
  board_name: string;
  members_only: boolean;
  /** In a closed group. */
  closed: boolean;
  /** The author can read its board; not so where they left a closed group. */
  readable: boolean;
  revision_id: string;
  number: number;
  state: RevisionState;
  title: string | null;
  body: string;
  /** What others read where the team hid some of the words; title and body are the author's own all the same. */
  masked_title: string | null;
  masked_body: string | null;
  published: boolean;
  advised_help: Help | null;
  /** What its author answered when the text left open whom it is about. */
  said: SaidAbout | null;
  /** The ready sentence that went up while this waits. */
  ready_id: string | null;
  locked: boolean;
  tier: Tier | null;
  about: About | null;
  categories: Category[] | null;
  why: HoldReason | null;
  reading: boolean;
  guideline: string | null;
  reason: string | null;
  note: string | null;
  /** Whether the screen, a person or a rule noticed what was decided about. */
  noticed_by: string | null;
  /** The decision that stands. */
  decision_id: string | null;
  /** When the author asked somebody else to look at it. */
  look_asked_at: Date | null;
  look_answered: boolean;
}

// Readers see it with words hidden.
const MASKED = `(y.id is not null and r.state = 'published')`;

// What a closed group is called, and its titles, is not for who left it.
const READABLE = `(not b.closed or reads_board(b.id, $2::uuid[]))`;

/**
 * A post with its newest text, the verdict on it, and the decision that made it what it is now. `published` says whether any text
 * of the post is up; the names $2 are those of who looks. For the author's own pages: nobody else may be shown what this finds.
 */
export const postStatus = new Statement<PostStatus>(
  'post-status',
  `select p.id, p.opening, p.position, p.persona_id, p.thread_id, case when ${READABLE} then ot.title end as thread_title,
     o.persona_id as thread_opened_by, ${notesOf('o.id')} as thread_notes, ${notesOf('p.id')} as notes,
     o.position is not null as opening_up, b.slug, b.id as board_id, b.name as board_name, b.members_only or t.members_only or coalesce(s.members_only, false) as members_only, b.closed, ${READABLE} as readable,
     r.id as revision_id, r.number, r.state, coalesce(y.title, r.title) as title, coalesce(y.body, r.body) as body, r.advised_help,
     (select h.about from help_answers h where h.revision_id = r.id) as said, t.state = 'locked' as locked,
     (select x.post_id from ready_sentences s join revisions x on x.id = s.revision_id where s.held_post_id = p.id) as ready_id,
     case when ${MASKED} then r.title end as masked_title, case when ${MASKED} then r.body end as masked_body,
     exists (select from revisions u where u.post_id = p.id and u.state = 'published') as published,
     v.tier, v.about, v.categories, v.why,
     exists (select from claims c where c.revision_id = r.id and c.until > now()) as reading,
     d.guideline, (select e.noticed_by from decisions e where e.id = d.id) as noticed_by, w.reason, w.note, d.id as decision_id, l.asked_at as look_asked_at, la.decision_id is not null as look_answered
   from posts p
   join threads t on t.id = p.thread_id
   join boards b on b.id = t.board_id
   left join boards s on s.id = t.second_board_id
   join posts o on o.thread_id = t.id and o.opening
   left join revisions ot on ot.post_id = o.id and ot.state = 'published'
   join lateral (select * from revisions n where n.post_id = p.id and n.state <> 'superseded'
     order by n.number desc limit 1) r on true
   left join masks k on k.revision_id = r.id
   left join revisions y on y.id = k.original_id
   left join lateral (select * from verdicts g where g.revision_id = coalesce(y.id, r.id) order by g.given_at desc limit 1) v on true
   left join lateral (select * from standing_decisions m where m.revision_id = case when ${MASKED} then y.id else r.id end limit 1) d on true
   left join decision_texts w on w.decision_id = d.id
   left join second_looks l on l.decision_id = d.id
   left join second_look_answers la on la.second_look_id = l.id
   where p.id = $1`,
);

/** A post for its author. @throws NotFound for everybody else */
export async function ownPost(database: DataSource, id: string, viewer: Viewer): Promise<PostStatus> {
  const post = isUuid(id) ? await postStatus.row(database, [id, ownPersonas(viewer)]) : null;
  if (!post || !isAuthor(viewer, post)) throw new NotFound();
  return post;
}
