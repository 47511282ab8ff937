import { Problem } from '../../platform/errors/problem.js';

/** The words say whom they are about, or somebody has decided about them: there is nothing to answer any more. */
export class NothingToAnswer extends Problem {
  override name = 'NothingToAnswer';

  constructor() {
    super(409, 'nothing_to_answer');
  }
}

/** The ready sentence is for who waits in a crisis, once, in a thread that takes answers. */
export class NoReadySentence extends Problem {
  override name = 'NoReadySentence';

  constructor() {
    super(409, 'no_ready_sentence');
  }
}
