import { Problem } from '../platform/errors/problem.js';

/** This is for somebody of a higher rank, or for somebody else than who set it. */
export class NotYours extends Problem {
  override name = 'NotYours';

  constructor() {
    super(403, 'limit_not_yours');
  }
}

/** Alone, one looks again after a day. */
export class TooEarly extends Problem {
  override name = 'TooEarly';

  constructor() {
    super(409, 'second_look_too_early');
  }
}

/** Nobody limits themselves. */
export class OwnName extends Problem {
  override name = 'OwnName';

  constructor() {
    super(409, 'limit_own_name');
  }
}

export type SettledKind = 'lifted' | 'ended' | 'confirmed' | 'decided' | 'read';

/** Somebody else was faster, or time was. */
export class Settled extends Problem {
  override name = 'Settled';

  constructor(
    readonly kind: SettledKind,
    readonly by: string | null,
  ) {
    super(409, 'already_used');
  }
}

/** Whether PostgreSQL refused by the codes of the limits: HS015 not theirs to do, HS020 done already. */
export function isRefused(error: unknown, code: 'HS015' | 'HS020'): boolean {
  return (error as { driverError?: { code?: unknown } }).driverError?.code === code;
}
