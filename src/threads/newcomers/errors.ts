import { Problem } from '../../platform/errors/problem.js';

/** What is too much for somebody new: links in a post, threads within a day. */
export type TooMuch = 'links' | 'threads';

/** Somebody new wrote more than the first days allow. Nothing was saved. */
export class StillNew extends Problem {
  override name = 'StillNew';

  constructor(readonly of: TooMuch) {
    super(of === 'threads' ? 429 : 422, `still_new_${of}`);
  }
}
