import { createHash } from 'node:crypto';

/** An entry as it stands in the chain, every field in the very form that its hash was made of. */
export interface Link {
  place: string;
  id: string;
  kind: string;
  actor: string | null;
  subject: string | null;
  code: string | null;
  words_digest: Buffer | null;
  /** Seconds since 1970, with six decimals. */
  written_at: string;
  previous: Buffer;
  hash: Buffer;
}

/** A link with its words, where they are still kept. */
export interface KeptLink extends Link {
  salt: Buffer | null;
  words: string | null;
}

/** A place in the chain, and the hash that stands for everything up to there. */
export interface Head {
  place: bigint;
  hash: Buffer;
}

/** Before the first entry. */
export const BEGINNING: Head = { place: 0n, hash: Buffer.alloc(32) };

/**
 * What is wrong at a place: `missing` entries before it, a hash that does not follow from the one `before`, `altered`
 * facts, altered `words`, or, measured against a head that was kept elsewhere, `rewritten` or `cut` off.
 */
export interface Break {
  place: bigint;
  what: 'missing' | 'before' | 'altered' | 'words' | 'rewritten' | 'cut';
}

/** What is wrong with a link that should follow this head, or null. */
export function breakAfter(head: Head, link: KeptLink): Break | null {
  const place = BigInt(link.place);
  if (place !== head.place + 1n) return { place, what: 'missing' };
  if (!link.previous.equals(head.hash)) return { place, what: 'before' };
  if (!link.hash.equals(hashOf(link))) return { place, what: 'altered' };
  return areTheWords(link) ? null : { place, what: 'words' };
}

/** The hash of an entry: SHA-256 over its fields, each with its length before it. */
export function hashOf(link: Link): Buffer {
  const { previous, place, id, kind, actor, subject, code, words_digest, written_at } = link;
  const fields = [previous, place, id, kind, actor, subject, code, words_digest, written_at];
  return sha256(fields.map(encoded));
}

// The same stands in migrations/014-record.ts, `record_field`.
function encoded(value: Buffer | string | null): Buffer {
  const bytes = value === null ? null : Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes?.length ?? -1);
  return bytes ? Buffer.concat([length, bytes]) : length;
}

// Words may be erased; those that are there must be the ones that were recorded.
function areTheWords({ salt, words, words_digest }: KeptLink): boolean {
  if (salt === null || words === null) return true;
  return words_digest?.equals(sha256([salt, Buffer.from(words)])) ?? false;
}

function sha256(parts: Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}
