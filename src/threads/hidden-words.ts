import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { hiddenPassages } from '../platform/text/masking.js';

interface MaskedRow {
  title: string | null;
  body: string;
  masked_title: string | null;
  masked_body: string;
}

// As `brings_hidden_words_back` finds them: a mask is over once the author's own text went up.
const masksOfPost = new Statement<MaskedRow>(
  'masks-of-post',
  `select o.title, o.body, m.title as masked_title, m.body as masked_body
   from revisions o
   join masks k on k.original_id = o.id
   join revisions m on m.id = k.revision_id
   where o.post_id = $1 and o.cleared_digest is null
   order by o.number`,
);

/** The words of a post that the team hid and that wait for a person when they come again. For its author alone. */
export async function hiddenOf(database: DataSource, postId: string): Promise<string[]> {
  const rows = await masksOfPost.rows(database, [postId]);
  return [...new Set(rows.flatMap(passagesOf))];
}

function passagesOf({ title, body, masked_title, masked_body }: MaskedRow): string[] {
  const ofTitle = title === null ? [] : hiddenPassages(title, masked_title ?? title);
  return [...ofTitle, ...hiddenPassages(body, masked_body)];
}
