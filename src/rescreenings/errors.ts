import { Problem } from '../platform/errors/problem.js';

/** One re-screening at a time. */
export class AlreadyRunning extends Problem {
  override name = 'AlreadyRunning';

  constructor() {
    super(409, 'rescreening_running');
  }
}
