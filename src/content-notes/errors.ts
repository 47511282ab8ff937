import { Problem } from '../platform/errors/problem.js';

/** The post was taken back or down meanwhile: there is nothing to say about it as the team. */
export class NotUpAnyMore extends Problem {
  override name = 'NotUpAnyMore';

  constructor() {
    super(409, 'note_not_up');
  }
}

/** Whether PostgreSQL refused the note (HS034). */
export function isRefused(error: unknown): boolean {
  return (error as { driverError?: { code?: unknown } }).driverError?.code === 'HS034';
}
