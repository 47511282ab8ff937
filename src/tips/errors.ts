import { Problem } from '../platform/errors/problem.js';

/** The words are not up any more as they were, or are no tip by now. */
export class NoTip extends Problem {
  override name = 'NoTip';

  constructor() {
    super(409, 'no_tip');
  }
}
