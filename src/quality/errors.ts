import { Problem } from '../platform/errors/problem.js';

/** One judgement for each text of the sample: somebody else has given it. */
export class AlreadyJudged extends Problem {
  override name = 'AlreadyJudged';

  constructor() {
    super(409, 'already_judged');
  }
}
