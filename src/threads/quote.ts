import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { isUuid } from '../platform/text/uuid.js';
import { message } from '../platform/web/messages.js';

/** Longer passages are cut: a quote reminds, it does not repeat. Characters. */
const LONGEST_QUOTE = 600;

const publishedText = new Statement<{ name: string; body: string }>(
  'published-text',
  `select n.name, r.body
   from posts p
   join personas n on n.id = p.persona_id
   join revisions r on r.post_id = p.id and r.state = 'published'
   where p.id = $1 and p.thread_id = $2`,
);

/** A published post of a thread as the beginning of a reply, and whose it is; null when there is no such post. */
export async function quoteOf(
  database: DataSource,
  postId: unknown,
  threadId: string,
): Promise<{ name: string; body: string } | null> {
  if (!isUuid(postId)) return null;
  const row = await publishedText.row(database, [postId, threadId]);
  return row && { name: row.name, body: quoted(row.name, row.body) };
}

// A quote within the quote is left out, or conversations grow tails.
function quoted(name: string, body: string): string {
  const own = body.split('\n').filter((line) => !line.startsWith('>'));
  const cut = Array.from(own.join('\n').trim()).slice(0, LONGEST_QUOTE).join('');
  const lines = [message('threads.quote_intro', { name }), ...cut.split('\n')];
  return `${lines.map((line) => `> ${line}`).join('\n')}\n\n`;
}
