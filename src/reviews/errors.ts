import { Problem } from '../platform/errors/problem.js';

/** Somebody else has this text, or it is decided, or its author took it back. */
export class Taken extends Problem {
  override name = 'Taken';

  constructor(
    readonly kind: 'claimed' | 'decided' | 'withdrawn' | 'changed',
    readonly by: string | null,
    readonly outcome: string | null,
  ) {
    super(409, 'already_used');
  }
}

/** The lease ended before the decision came. */
export class ClaimEnded extends Problem {
  override name = 'ClaimEnded';

  constructor() {
    super(409, 'claim_ended');
  }
}

/** Nobody decides on their own text. */
export class OwnText extends Problem {
  override name = 'OwnText';

  constructor() {
    super(409, 'own_text');
  }
}

/** They gave it to the others. */
export class HandedOver extends Problem {
  override name = 'HandedOver';

  constructor() {
    super(409, 'handed_over');
  }
}

/** What PostgreSQL refused, by the codes of the publishing functions (HS001 …). */
export function refusalCode(error: unknown): string | null {
  const code = (error as { driverError?: { code?: unknown } }).driverError?.code;
  return typeof code === 'string' && code.startsWith('HS') ? code : null;
}
