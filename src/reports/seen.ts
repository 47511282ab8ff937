import { createHash } from 'node:crypto';
import type { ReaderRow } from './reported-post.js';

/** What a moderator was shown, as a digest: who answers must not answer words that came in meanwhile. */
export function seenOf(readers: ReaderRow[]): string {
  const lines = readers.map(({ id, kind, words }) => `${id} ${kind} ${words.length}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
