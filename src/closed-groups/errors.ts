import { Problem } from '../platform/errors/problem.js';

/** As many are in the group as a small one takes. */
export class GroupFull extends Problem {
  override name = 'GroupFull';

  constructor() {
    super(409, 'group_full');
  }
}
