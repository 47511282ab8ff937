import { Problem } from '../../platform/errors/problem.js';

/** The form said that members alone would read the answer, and by now anyone would. Nothing was saved. */
export class MoreReaders extends Error {
  override name = 'MoreReaders';
}

/** Others wrote in the thread for members alone: it stays so. */
export class StaysForMembers extends Problem {
  override name = 'StaysForMembers';

  constructor() {
    super(409, 'stays_for_members');
  }
}
