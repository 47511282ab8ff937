import { Problem } from '../platform/errors/problem.js';

/** There is room for so many. */
export class SavedEnough extends Problem {
  override name = 'SavedEnough';

  constructor() {
    super(409, 'saved_enough');
  }
}
