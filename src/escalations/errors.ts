import { Problem } from '../platform/errors/problem.js';

/** The text is not one that somebody escalated. */
export class NothingEscalated extends Problem {
  override name = 'NothingEscalated';

  constructor() {
    super(409, 'nothing_escalated');
  }
}
