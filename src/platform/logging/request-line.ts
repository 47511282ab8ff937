import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';

/** What the log says of a request: never its path, which carries ids, nor anything of who sent it. */
export interface RequestLine {
  /** Random, for this one request; its error page shows the same. */
  request: string;
  method: string;
  /** The pattern of its route, such as `/threads/:id`. */
  route: string;
  ms: number;
}

interface Begun {
  id: string;
  at: number;
  failed: boolean;
}

const begun = new WeakMap<Response, Begun>();

// What the middleware for every path is registered as.
const ANY_ROUTE = '/{*path}';
const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** Notes that a request has come; before everything else that is done with it. */
export function begin(response: Response): void {
  begun.set(response, { id: randomUUID().slice(0, 8), at: performance.now(), failed: false });
}

/** What may be said of a request, as far as it has come. */
export function requestLine(request: Request, response: Response): RequestLine {
  const { id, at } = beginningOf(response);
  return { request: id, method: methodOf(request), route: routeOf(request), ms: Math.round(msSince(at)) };
}

/** Notes that it could not be answered, by a fault of ours: a page that says 503 on purpose is none. */
export function fail(response: Response): void {
  beginningOf(response).failed = true;
}

/** Whether it could not be answered. */
export function hasFailed(response: Response): boolean {
  return beginningOf(response).failed;
}

/** Milliseconds since it came, unrounded. */
export function msOf(response: Response): number {
  return msSince(beginningOf(response).at);
}

/** One of a few: whoever sends nonsense makes no new one. */
export function methodOf({ method }: Request): string {
  return METHODS.has(method) ? method : 'other';
}

/** The pattern of its route; in brackets what has none. */
export function routeOf(request: Request): string {
  if (request.path.startsWith('/assets/')) return '(asset)';
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' && path !== ANY_ROUTE ? path : '(none)';
}

// Of what failed before it could be noted nothing is known.
function beginningOf(response: Response): Begun {
  return begun.get(response) ?? { id: '-', at: performance.now(), failed: false };
}

function msSince(at: number): number {
  return performance.now() - at;
}
