/** The only admin stays until there is another: else nobody could answer for the place. */
export class OnlyAdmin extends Error {
  override readonly name = 'OnlyAdmin';
}

/** What PostgreSQL's refusal means. @throws OnlyAdmin, else the error itself */
export function asOnlyAdmin(error: unknown): never {
  throw codeOf(error) === 'HS046' ? new OnlyAdmin() : error;
}

/** Whether two transactions stood in each other's way, so that trying again helps. */
export function isClash(error: unknown): boolean {
  return ['40P01', '40001'].includes(String(codeOf(error)));
}

function codeOf(error: unknown): unknown {
  return (error as { driverError?: { code?: unknown } }).driverError?.code;
}
