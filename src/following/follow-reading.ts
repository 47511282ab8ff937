import { BOARD_SHOWN } from '../boards/moments.js';
import { type Note, notesOf } from '../folding/notes.js';
import { THREAD_SHOWN } from '../threads/moments.js';
import { Statement } from '../platform/database/statement.js';

/** The name of the viewer's that follows. */
export interface Follower {
  persona_id: string;
  /** There is a notice of something new that they have not seen. */
  news: boolean;
}

/** Which of the names $2 follows the thread $1. */
export const followerOfThread = new Statement<Follower>(
  'follower-of-thread',
  `select f.persona_id, exists (select from notices m join posts q on q.id = m.post_id
     where m.persona_id = f.persona_id and m.kind = 'followed_thread' and not m.read and q.thread_id = f.thread_id) as news
   from followed_threads f where f.thread_id = $1 and f.persona_id = any($2::uuid[])`,
);

THREAD_SHOWN.asks(followerOfThread, ({ viewer, thread, names }) => viewer && [thread.id, names]);

// The board `g` counts as the one that it became part of, or is becoming.
const WHOLE = 'coalesce(g.merged_into, g.merging_into, g.id)';

// Of the whole `b`, whichever of its rows have moved already.
const NEWS_OF_BOARD = `exists (select from notices m join boards g on g.id = m.board_id
     where m.persona_id = f.persona_id and m.kind = 'followed_board' and not m.read and ${WHOLE} = b.id)`;

/** Whether the name $2 follows the board of the slug $1, or one that became part of it or is becoming so. */
export const followerOfBoard = new Statement<Follower & { board_id: string }>(
  'follower-of-board',
  `select f.persona_id, b.id as board_id, ${NEWS_OF_BOARD} as news
   from followed_boards f join boards g on g.id = f.board_id
   join boards b on b.id = ${WHOLE}
   where b.slug = $1 and f.persona_id = $2 limit 1`,
);

BOARD_SHOWN.asks(followerOfBoard, ({ slug, viewer }) => viewer && [slug, viewer.personaId]);

export interface FollowedThread {
  id: string;
  /** The one-time name that follows it; null for the pseudonym. */
  worn: string | null;
  title: string | null;
  opened_by: string;
  notes: Note[];
  board: string | null;
  /** There is a page of it for its follower. */
  up: boolean;
  news: boolean;
}

// What became unreadable can still be let go of, and says nothing of itself.
const READABLE = `(o.position is not null and reads_board(b.id, $1::uuid[]))`;

/** The threads that the names $1 follow, last activity first. */
export const followedThreads = new Statement<FollowedThread>(
  'followed-threads',
  `select t.id, case when n.kind = 'one_time' then n.name end as worn, case when ${READABLE} then r.title end as title,
     o.persona_id as opened_by, ${notesOf('o.id')} as notes, case when ${READABLE} then b.name end as board, ${READABLE} as up,
     exists (select from notices m join posts q on q.id = m.post_id
       where m.persona_id = f.persona_id and m.kind = 'followed_thread' and not m.read and q.thread_id = t.id) as news
   from followed_threads f
   join personas n on n.id = f.persona_id
   join threads t on t.id = f.thread_id
   join boards g on g.id = t.board_id
   join boards b on b.id = ${WHOLE}
   join posts o on o.thread_id = t.id and o.opening
   left join revisions r on r.post_id = o.id and r.state = 'published'
   where f.persona_id = any($1::uuid[])
   order by t.activity desc nulls last, t.id`,
);

export interface FollowedBoard {
  slug: string;
  name: string;
  news: boolean;
}

/** The boards that the name $1 follows. */
export const followedBoards = new Statement<FollowedBoard>(
  'followed-boards',
  `select b.slug, b.name, bool_or(${NEWS_OF_BOARD}) as news
   from followed_boards f
   join boards g on g.id = f.board_id
   join boards b on b.id = ${WHOLE}
   where f.persona_id = $1 and reads_board(b.id, array[$1]::uuid[])
   group by b.id order by b.place`,
);
