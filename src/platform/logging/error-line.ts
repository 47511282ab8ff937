/** What the log says of an error: never its message nor its detail. PostgreSQL's and the body parser's carry what people wrote. */
export function errorLine(error: unknown): { kind: string; code?: unknown } {
  if (!(error instanceof Error)) return { kind: typeof error };
  return { kind: error.name, code: (error as { code?: unknown }).code };
}
