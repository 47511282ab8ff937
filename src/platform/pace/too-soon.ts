import { Problem } from '../errors/problem.js';

/** Too often for the moment. Nothing was done with what was sent; after so many seconds it goes on. */
export class TooSoon extends Problem {
  override name = 'TooSoon';

  constructor(readonly seconds: number) {
    super(429, 'too_soon');
  }
}
