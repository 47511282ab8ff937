import { Problem } from '../platform/errors/problem.js';
import type { Outcome } from './kinds.js';

/** Nobody reports their own post: they can change it and take it back. */
export class OwnPost extends Problem {
  override name = 'OwnPost';

  constructor() {
    super(409, 'own_report');
  }
}

/** Nothing is left to answer: a colleague did, or the readers took it back. */
export class NothingToAnswer extends Problem {
  override name = 'NothingToAnswer';

  /** @param by who answered, null when nobody did or their account is gone */
  constructor(
    readonly outcome: Outcome | null,
    readonly by: string | null,
  ) {
    super(409, 'already_used');
  }
}
