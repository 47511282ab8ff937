import { THREAD_SHOWN } from '../threads/moments.js';
import type { PostView } from '../threads/thread.view.js';
import { Statement } from '../platform/database/statement.js';

/** An answer that is up, for whoever opened its thread. */
export interface AnswerRow {
  id: string;
  thread_id: string;
  persona_id: string;
}

/** The answer $1, where somebody is behind it. */
export const answerUp = new Statement<AnswerRow>(
  'answer-up',
  `select p.id, p.thread_id, p.persona_id from posts p
   join personas n on n.id = p.persona_id and n.kind in ('pseudonym', 'one_time')
   where p.id = $1 and not p.opening
     and exists (select from revisions r where r.post_id = p.id and r.state = 'published')`,
);

export interface MarkableRow {
  id: string;
  marked: boolean;
  /** The names $2 opened its thread, and somebody else wrote it. */
  own_to_mark: boolean;
}

/** Of the posts $1 the answers, and what the one who opened the thread says of them; the names $2 look. */
export const marksOfPosts = new Statement<MarkableRow>(
  'helped-marks-of-posts',
  `select p.id, m.post_id is not null as marked,
     o.persona_id = any($2::uuid[]) and p.persona_id <> all($2::uuid[]) and n.kind in ('pseudonym', 'one_time') as own_to_mark
   from posts p
   join personas n on n.id = p.persona_id
   join posts o on o.thread_id = p.thread_id and o.opening
   left join helped_marks m on m.post_id = p.id and m.persona_id = o.persona_id
   where p.id = any($1::uuid[]) and not p.opening`,
);

THREAD_SHOWN.asks(marksOfPosts, ({ posts, names }) => {
  const answers = answersAmong(posts);
  return answers.length > 0 ? [answers, names] : null;
});

/** The answers that are up, of the posts on a page. */
export function answersAmong(posts: PostView[]): string[] {
  return posts.filter(({ opening, html }) => !opening && html !== null).map(({ id }) => id);
}
