import { type Note, notesOf } from '../folding/notes.js';
import { THREAD_SHOWN } from '../threads/moments.js';
import type { PostView } from '../threads/thread.view.js';
import { Statement } from '../platform/database/statement.js';
import type { Phrase } from './phrases.js';

/** A post that is up, as it concerns somebody who could say something kind of it. */
export interface KindPost {
  id: string;
  thread_id: string;
  persona_id: string;
  notes: Note[];
  html: string;
}

/** The post $1 with the words that are up; nothing where there are none, or nobody is behind them. */
export const kindPost = new Statement<KindPost>(
  'kind-post',
  `select p.id, p.thread_id, p.persona_id, ${notesOf('p.id')} as notes, r.html
   from posts p
   join personas n on n.id = p.persona_id and n.kind in ('pseudonym', 'one_time')
   join revisions r on r.post_id = p.id and r.state = 'published'
   where p.id = $1`,
);

/** What a page of a thread needs to know of one post. */
export interface SaidRow {
  post_id: string;
  /** What the viewer said of it, under whichever name. */
  phrase: Phrase | null;
}

/** Of the posts $1 those that have somebody behind them, and what the names $2 said of each. */
export const saidOfPosts = new Statement<SaidRow>(
  'phrases-said-of-posts',
  `select p.id as post_id, s.phrase
   from posts p
   join personas n on n.id = p.persona_id and n.kind in ('pseudonym', 'one_time')
   left join phrases_said s on s.post_id = p.id and s.persona_id = any($2::uuid[])
   where p.id = any($1::uuid[])`,
);

/** Whether the thread $1 speaks of suicide, for somebody who has the posts $2 before them. */
export const speaksOfSuicide = new Statement<{ gentle: boolean }>(
  'speaks-of-suicide',
  'select speaks_of_suicide($1, $2::uuid[]) as gentle',
);

THREAD_SHOWN.asks(saidOfPosts, ({ viewer, posts, names }) => {
  const others = othersAmong(posts);
  return viewer && others.length > 0 ? [others, names] : null;
});

THREAD_SHOWN.asks(speaksOfSuicide, ({ viewer, thread, posts }) => {
  const all = posts.map(({ id }) => id);
  return viewer && othersAmong(posts).length > 0 ? [thread.id, all] : null;
});

/** Those of others that the reader sees, of the posts on a page. */
export function othersAmong(posts: PostView[]): string[] {
  return posts.filter(isOthers).map(({ id }) => id);
}

function isOthers({ own, gone, hidden, away }: PostView): boolean {
  return !own && gone === null && hidden === null && away === null;
}
