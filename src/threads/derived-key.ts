import { createHash } from 'node:crypto';

/** A submission key that follows from words, in the form of a UUID: the same words make the same key. */
export function derivedKey(words: string): string {
  const digest = createHash('sha256').update(words).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
