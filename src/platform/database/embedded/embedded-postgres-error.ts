/** The embedded PostgreSQL cannot be had; the message says why, in one sentence for the operator. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly sentence = true;
}

/** The error for a program that the system would not even start. */
export function cannotRun(error: unknown): EmbeddedPostgresError {
  const { code } = error as NodeJS.ErrnoException;
  return new EmbeddedPostgresError(
    `The PostgreSQL that comes with Hearthside does not run on this system (${code}): set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
