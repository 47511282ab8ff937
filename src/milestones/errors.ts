/** What cannot be kept as it came, with the field and the message that say so. */
export class DoesNotFit extends Error {
  override readonly name = 'DoesNotFit';

  constructor(
    readonly field: string,
    readonly key: string,
  ) {
    super(key);
  }
}
