import type { Forum } from '../support/forum.js';

/** Makes an answer a tip of its board, as if its opener, a facilitator and its writer had said so. */
export async function makeTip(forum: Forum, postId: string): Promise<void> {
  await forum.sql(
    `insert into helped_marks (post_id, persona_id) select p.id, o.persona_id
     from posts p join posts o on o.thread_id = p.thread_id and o.opening where p.id = $1`,
    [postId],
  );
  await forum.sql(
    `insert into tips (post_id, persona_id, topic, consent) select id, persona_id, 'sleep', 'named' from posts where id = $1`,
    [postId],
  );
}
