import { Problem } from '../platform/errors/problem.js';

/** A colleague has answered these words meanwhile. */
export class AnsweredAlready extends Problem {
  override name = 'AnsweredAlready';

  /** @param by who did, null where their account is gone */
  constructor(readonly by: string | null) {
    super(409, 'already_used');
  }
}
