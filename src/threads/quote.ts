import type { DataSource } from 'typeorm';
import { foldOf, isOpen, type Reader } from '../folding/fold.js';
import { type Note, notesInWords, notesOf } from '../folding/notes.js';
import { Statement } from '../platform/database/statement.js';
import { isUuid } from '../platform/text/uuid.js';
import { message } from '../platform/web/messages.js';

/** Longer passages are cut: a quote reminds, it does not repeat. Characters. */
const LONGEST_QUOTE = 600;

interface Quotable {
  name: string;
  body: string;
  persona_id: string;
  notes: Note[];
}

const publishedText = new Statement<Quotable>(
  'published-text',
  `select n.name, r.body, p.persona_id, ${notesOf('p.id')} as notes
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
  reader: Reader,
): Promise<{ name: string; body: string } | null> {
  if (!isUuid(postId)) return null;
  const row = await publishedText.row(database, [postId, threadId]);
  return row && { name: row.name, body: quotedFor(row, reader) };
}

// Where the words are folded for who answers, their form does not unfold them.
function quotedFor({ name, body, persona_id: personaId, notes }: Quotable, reader: Reader): string {
  const fold = foldOf(reader, { personaId, notes, text: () => body });
  if (isOpen(fold)) return quoted(name, body);
  const about = notes.length > 0 ? 'without_words' : 'quietly';
  return `> ${message(`folding.quoted_${about}`, { name, notes: notesInWords(notes) })}\n\n`;
}

// A quote within the quote is left out, or conversations grow tails.
function quoted(name: string, body: string): string {
  const own = body.split('\n').filter((line) => !line.startsWith('>'));
  const cut = Array.from(own.join('\n').trim()).slice(0, LONGEST_QUOTE).join('');
  const lines = [message('threads.quote_intro', { name }), ...cut.split('\n')];
  return `${lines.map((line) => `> ${line}`).join('\n')}\n\n`;
}
