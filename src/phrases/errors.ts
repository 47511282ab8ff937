import { Problem } from '../platform/errors/problem.js';

/** Kindness too has a pace, so that nobody can be crowded with it. */
export class EnoughForToday extends Problem {
  override name = 'EnoughForToday';

  constructor() {
    super(429, 'phrases_enough');
  }
}

/** A pause holds for this as well. */
export class NotInAPause extends Problem {
  override name = 'NotInAPause';

  constructor() {
    super(403, 'phrases_paused');
  }
}

/** The post is not up any more, or the thread came to speak of something that these words do not fit. */
export class NotSaidHere extends Problem {
  override name = 'NotSaidHere';

  constructor() {
    super(409, 'phrases_not_here');
  }
}

/** Whether PostgreSQL refused it (HS054). */
export function isRefused(error: unknown): boolean {
  return (error as { driverError?: { code?: unknown } }).driverError?.code === 'HS054';
}
