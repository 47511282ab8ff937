import { type Note, notesOf } from '../folding/notes.js';
import { quotedBy, type QuotedPost } from '../folding/quotes.js';
import { Statement } from '../platform/database/statement.js';
import type { About, Category, Tier } from '../screening/verdict.js';
import type { Wish } from './choices/wishes.js';
import type { SaidAbout } from './first-help/said-about.js';
import type { Help } from './help.js';
import { THREAD_SHOWN } from './moments.js';
import type { RevisionState } from './revision.entity.js';
import type { ThreadKind } from './thread.entity.js';

export const POSTS_A_PAGE = 20;
// So that a thread of thousands is as quick as a short one.
const LOOKS_BACK = 40;

export interface ThreadRow {
  id: string;
  kind: ThreadKind;
  state: 'open' | 'locked';
  last_position: number;
  title: string | null;
  opening_id: string;
  opening_up: boolean;
  opened_by: string;
  /** What its opening post is about. */
  notes: Note[];
  slug: string;
  board_id: string;
  board_name: string;
  /** One of its boards is for members, or who opened it wants members alone to read it. */
  members_only: boolean;
  /** In a closed group: nobody but those in it knows of it. */
  closed: boolean;
  /** Its board, or the second one, takes nothing new. */
  rests: boolean;
  /** The second board that lists it. */
  second_slug: string | null;
  second_name: string | null;
  /** Search engines may list it: everybody reads it, and its board is listed. */
  listed: boolean;
  /** How who opened it would like to be answered. */
  wishes: Wish[];
  /** The name under which the viewer wrote in it. */
  worn: string | null;
  /** The viewer wants no notices about it. */
  left: boolean;
  /** Its board stands close to a crisis, or what was said lately or first in it worries the screen. */
  heavy: boolean;
}

/** The thread $1 with its board, for whoever has the names $2, none of them for a guest; null for the team's desk; `title` is the published one, null when the opening post is not up. */
export const threadById = new Statement<ThreadRow>(
  'thread-by-id',
  `select t.id, t.kind, t.state, t.last_position, r.title, p.id as opening_id, p.position is not null as opening_up,
     p.persona_id as opened_by, ${notesOf('p.id')} as notes, b.slug, b.id as board_id, b.name as board_name,
     b.members_only or t.members_only or coalesce(s.members_only, false) as members_only, b.closed,
     b.archived or b.read_only or coalesce(s.archived or s.read_only, false) as rests, s.slug as second_slug, s.name as second_name,
     b.listed and not b.members_only and not t.members_only and coalesce(s.listed and not s.members_only, true) as listed, t.wishes,
     (select w.persona_id from posts w where w.thread_id = t.id and w.persona_id = any($2::uuid[]) limit 1) as worn,
     exists (select from left_threads l where l.thread_id = t.id and l.persona_id = any($2::uuid[])) as left,
     b.near_crisis or coalesce(s.near_crisis, false) or exists (
       select from posts q
       join revisions w on w.post_id = q.id and w.state = 'published'
       left join masks k on k.revision_id = w.id
       join verdicts v on v.revision_id = coalesce(k.original_id, w.id)
       where q.thread_id = t.id and v.tier in ('concern', 'crisis')
         and (q.opening or q.position > t.last_position - ${LOOKS_BACK})) as heavy
   from threads t
   join boards b on b.id = t.board_id
   left join boards s on s.id = t.second_board_id
   join posts p on p.thread_id = t.id and p.opening
   left join revisions r on r.post_id = p.id and r.state = 'published'
   where t.id = $1 and ($2::uuid[] is null or not b.closed or reads_board(b.id, $2::uuid[]))`,
);

export interface PostRow {
  id: string;
  opening: boolean;
  published_at: Date;
  persona_id: string;
  name: string;
  /** Nobody is behind the name: its writer has left, or the place itself writes. */
  nobody: boolean;
  html: string | null;
  removed: boolean;
  edited: boolean;
  /** The team hid some of the words. */
  masked: boolean;
  /** The ready sentence, as it stands. */
  ready: boolean;
  /** What it is about. */
  notes: Note[];
  /** The automatic check said so, for one of them at least. */
  suggested: boolean;
  quoted: QuotedPost[];
}

/** The posts of a thread behind a position, in order. Words come from the published revision alone. */
export const postsOfThread = new Statement<PostRow>(
  'posts-of-thread',
  `select p.id, p.opening, p.published_at, p.persona_id, n.name, n.kind in ('former', 'site') as nobody, r.html,
     exists (select from revisions g where g.post_id = p.id and g.state = 'removed') as removed,
     exists (select from revisions e where e.post_id = p.id and e.state = 'superseded' and e.cleared_digest is not null
       and not exists (select from masks k where k.revision_id = e.id and k.original_id = r.id)) as edited,
     exists (select from masks k where k.revision_id = r.id) as masked,
     exists (select from ready_sentences s where s.revision_id = r.id) as ready,
     ${notesOf('p.id')} as notes,
     exists (select from content_notes c where c.post_id = p.id and c.stands and c.said_by = 'screen') as suggested,
     ${quotedBy('r.id', '(select k.original_id from masks k where k.revision_id = r.id)')} as quoted
   from posts p
   join personas n on n.id = p.persona_id
   left join revisions r on r.post_id = p.id and r.state = 'published'
   where p.thread_id = $1 and p.position > $2
   order by p.position
   limit ${POSTS_A_PAGE}`,
);

export interface OwnRow {
  post_id: string;
  opening: boolean;
  state: RevisionState;
  body: string;
  edit: boolean;
  reading: boolean;
}

/** What the names $2 wrote in a thread and others do not see: waiting, sent back, kept between them and the staff. */
export const ownUnpublished = new Statement<OwnRow>(
  'own-unpublished',
  `select p.id as post_id, p.opening, r.state, r.body,
     exists (select from revisions u where u.post_id = p.id and u.state = 'published') as edit,
     exists (select from claims c where c.revision_id = r.id and c.until > now()) as reading
   from posts p
   join revisions r on r.post_id = p.id and r.state in ('pending', 'held', 'with_author', 'returned', 'kept', 'declined')
   where p.thread_id = $1 and p.persona_id = any($2::uuid[]) and r.body <> ''
   order by r.written_at, r.number`,
);

THREAD_SHOWN.asks(ownUnpublished, ({ viewer, thread, names, last }) =>
  viewer && last ? [thread.id, names] : null,
);

export interface OwnHelpRow {
  up: boolean;
  tier: Tier | null;
  about: About | null;
  categories: Category[] | null;
  advised_help: Help | null;
  said: SaidAbout | null;
}

/** What the screen said of the words of the names $2 in a thread, as far as they have not been taken back. */
export const ownHelp = new Statement<OwnHelpRow>(
  'own-help',
  `select r.state = 'published' as up, v.tier, v.about, v.categories, r.advised_help,
     (select h.about from help_answers h where h.revision_id = r.id) as said
   from posts p
   join revisions r on r.post_id = p.id and r.state in ('pending', 'held', 'with_author', 'published', 'returned', 'kept', 'declined')
   left join masks k on k.revision_id = r.id
   left join verdicts v on v.revision_id = coalesce(k.original_id, r.id)
   where p.thread_id = $1 and p.persona_id = any($2::uuid[]) and (v.tier in ('concern', 'crisis') or r.advised_help is not null)
   order by r.written_at desc, r.number desc`,
);

THREAD_SHOWN.asks(ownHelp, ({ viewer, thread, names }) => viewer && [thread.id, names]);
