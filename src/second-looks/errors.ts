import { TooLate } from '../limits/late-words.js';
import { Problem } from '../platform/errors/problem.js';

/** Who decided does not look again while somebody else is there to do it. */
export class ForSomeoneElse extends Problem {
  override name = 'ForSomeoneElse';

  constructor() {
    super(409, 'second_look_not_yours');
  }
}

/** Alone, one looks again after a day. */
export class TooEarly extends Problem {
  override name = 'TooEarly';

  constructor() {
    super(409, 'second_look_too_early');
  }
}

/** The text is not one that was decided against, or not any more. */
export class NothingToLookAt extends TooLate {
  override name = 'NothingToLookAt';

  constructor() {
    super(409, 'second_look_nothing');
  }
}

/** Each decision is looked at again once. */
export class LookedAlready extends TooLate {
  override name = 'LookedAlready';

  constructor() {
    super(409, 'second_look_over');
  }
}

/** Somebody has read the text: a note beside it would wait for nobody. */
export class ReadAlready extends TooLate {
  override name = 'ReadAlready';

  constructor() {
    super(409, 'misread_over');
  }
}
