import type { EntityManager } from 'typeorm';

// So long a line is somebody's, and not a turn of speech; so many are looked for.
const SHORTEST_LINE = 12;
const MOST_LINES = 40;

/** The lines of a text that are quotes, as they were before they were quoted. */
export function quotedLines(body: string): string[] {
  const quoted = body.split('\n').filter((line) => line.trimStart().startsWith('>'));
  const lines = quoted.map((line) => line.replace(/^[\s>]+/, '').trim());
  return [...new Set(lines)].filter((line) => Array.from(line).length >= SHORTEST_LINE).slice(0, MOST_LINES);
}

/**
 * Notes which posts of its thread a text quotes, by the words themselves: a quote folds with what it quotes, also when
 * that has a note only later. Whoever wrote the quote by hand is found as well.
 */
export async function noteQuotes(
  manager: EntityManager,
  { id, post_id, body }: { id: string; post_id: string; body: string },
): Promise<void> {
  const lines = quotedLines(body);
  if (lines.length > 0) await manager.query(QUOTES, [id, post_id, lines]);
}

const QUOTES = `
  insert into quoted_posts (revision_id, post_id)
    select distinct $1::uuid, p.id from posts here
    join posts p on p.thread_id = here.thread_id and p.id <> here.id and p.position is not null
    join revisions r on r.post_id = p.id and r.cleared_digest is not null
    where here.id = $2 and exists (select from unnest($3::text[]) line where position(line in r.body) > 0)
  on conflict do nothing`;
