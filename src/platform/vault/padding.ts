import { OVERHEAD } from './vault.js';

const SMALLEST = 256;

/**
 * A text with spaces after it, so that once sealed it has 256 bytes or twice as many, again and again: sizes say little.
 * For JSON, which is read the same with and without them.
 */
export function padded(json: string): string {
  const bytes = Buffer.byteLength(json) + OVERHEAD;
  const doublings = Math.max(0, Math.ceil(Math.log2(bytes / SMALLEST)));
  return json + ' '.repeat(SMALLEST * 2 ** doublings - bytes);
}
