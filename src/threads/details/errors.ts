import { Problem } from '../../platform/errors/problem.js';

/** The text is not its author's to decide any more, or it has become another one. */
export class NothingToChoose extends Problem {
  override name = 'NothingToChoose';

  constructor() {
    super(409, 'nothing_to_choose');
  }
}
