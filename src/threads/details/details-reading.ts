import type { DataSource } from 'typeorm';
import { Statement } from '../../platform/database/statement.js';
import type { Match } from '../../screening/verdict.js';
import type { PostStatus } from '../own-post.js';
import { type Marked, markDetails } from './marking.js';

interface Row {
  matches: Match[];
  later: boolean;
  wished: boolean;
}

// An hour after somebody wrote in a crisis their page may ask about something else.
const detailsOfRevision = new Statement<Row>(
  'details-of-revision',
  `select v.matches, r.written_at <= now() - interval '1 hour' as later,
     exists (select from detail_wishes w where w.revision_id = r.id) as wished
   from revisions r
   join lateral (select * from verdicts g where g.revision_id = r.id order by g.given_at desc limit 1) v on true
   where r.id = $1 and 'contact_details' = any (v.categories)`,
);

/** The contact details in the newest text of a post. */
export interface FoundDetails {
  marked: Marked;
  /** The first hour is over. */
  later: boolean;
  /** Its author asked that they be hidden. */
  wished: boolean;
}

/** For its author alone; null where none were found or the text waits for nobody. */
export async function detailsOf(database: DataSource, post: PostStatus): Promise<FoundDetails | null> {
  if (post.state !== 'with_author' && post.state !== 'held') return null;
  const row = await detailsOfRevision.row(database, [post.revision_id]);
  return row && { marked: markDetails(post, row.matches), later: row.later, wished: row.wished };
}
