import { Problem } from '../platform/errors/problem.js';

/** Somebody else was faster, or time was. */
export class OpeningSettled extends Problem {
  override name = 'OpeningSettled';

  constructor() {
    super(409, 'already_used');
  }
}

/** Whether PostgreSQL refused by the codes of the openings: HS049 not theirs to do, HS020 done already. */
export function isRefused(error: unknown, code: 'HS049' | 'HS020'): boolean {
  return (error as { driverError?: { code?: unknown } }).driverError?.code === code;
}
