import { Problem } from '../platform/errors/problem.js';

/** So many follow nothing any more: they are lost in news. */
export class FollowsEnough extends Problem {
  override name = 'FollowsEnough';

  constructor() {
    super(409, 'following_enough');
  }
}
