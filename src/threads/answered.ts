import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { Answered } from '../screening/answered.js';
import { type Category, graver, type Tier } from '../screening/verdict.js';

/** Where a text stands: a post that there is, or the end of a thread for one that is being sent. */
export type Place = { postId: string } | { threadId: string };

// The opening post and the five that stand just above; the latest verdict of each, also on words that nobody sees yet.
const verdictsAbove = new Statement<{ tier: Tier; categories: Category[] }>(
  'verdicts-above',
  `with here as (
     select coalesce($1::uuid, (select thread_id from posts where id = $2::uuid)) as thread_id,
       coalesce((select position from posts where id = $2::uuid), 2147483647) as position
   ), above as (
     (select p.id from posts p join here using (thread_id) where p.opening and p.id is distinct from $2::uuid)
     union
     (select p.id from posts p join here using (thread_id) where p.position < here.position
      order by p.position desc limit 5)
   )
   select distinct on (r.post_id) v.tier, v.categories
   from above
   join revisions r on r.post_id = above.id
   join verdicts v on v.revision_id = r.id
   order by r.post_id, r.number desc, v.given_at desc`,
);

/** What the posts above a place were judged: the gravest tier, and every category. */
export async function answeredAt(database: DataSource, place: Place): Promise<Answered> {
  const [threadId, postId] = 'postId' in place ? [null, place.postId] : [place.threadId, null];
  const above = await verdictsAbove.rows(database, [threadId, postId]);
  return {
    tier: above.reduce<Tier>((gravest, { tier }) => graver(gravest, tier), 'none'),
    categories: [...new Set(above.flatMap(({ categories }) => categories))],
  };
}
