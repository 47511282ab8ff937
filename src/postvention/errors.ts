import { Problem } from '../platform/errors/problem.js';

/** A colleague said so, confirmed it or undid it meanwhile. */
export class RestChanged extends Problem {
  override name = 'RestChanged';

  constructor() {
    super(409, 'rest_changed');
  }
}
