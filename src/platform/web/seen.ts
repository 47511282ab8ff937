import type { Request } from 'express';

/** Whether a page is opened by somebody: a browser that only looks ahead has shown nothing to anybody yet. */
export function isSeen({ method, headers }: Request): boolean {
  return method === 'GET' && !String(headers['sec-purpose'] ?? '').startsWith('prefetch');
}
