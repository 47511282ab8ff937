import { TooLate } from '../limits/late-words.js';
import { Problem } from '../platform/errors/problem.js';

/** A form that was sent already came back with other words. */
export class SentAlready extends Problem {
  override name = 'SentAlready';

  constructor() {
    super(409, 'message_sent');
  }
}

/** The text waits for nobody any more: an answer would reach nobody. */
export class AnsweredTooLate extends TooLate {
  override name = 'AnsweredTooLate';

  constructor() {
    super(409, 'message_over');
  }
}
