import { createHash } from 'node:crypto';
import type { Revision } from './revision.entity.js';

/**
 * The digest that a verdict or a decision is bound to; the same as `text_digest` in PostgreSQL: SHA-256 of the
 * SHA-256 of each part, so that no letter can move from one part to the next without a trace.
 */
export function textDigest({ title, body, html }: Pick<Revision, 'title' | 'body' | 'html'>): Buffer {
  return sha256(
    Buffer.concat([title ?? '', body, html ?? ''].map((part) => sha256(Buffer.from(part, 'utf8')))),
  );
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
