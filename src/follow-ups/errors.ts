import { Problem } from '../platform/errors/problem.js';

/** A colleague looked after it. */
export class AlreadyDone extends Problem {
  override name = 'AlreadyDone';

  constructor() {
    super(409, 'follow_up_done');
  }
}

/** A colleague has welcomed this person back already: nobody gets such a letter twice. */
export class AlreadyWelcomed extends Problem {
  override name = 'AlreadyWelcomed';

  constructor() {
    super(409, 'welcomed_already');
  }
}
