/** The forum cannot start or go on; the message says why, in one sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly sentence = true;
}
