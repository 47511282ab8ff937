const REASON = /\b(?:FATAL|PANIC|error):\s+(.*)$/;

/**
 * Why a PostgreSQL program gave up, from what it wrote: the last line that names an error, else the last line.
 * Start-up errors speak of files, ports and settings, never of what people wrote.
 */
export function lastReason(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const named = lines.map((line) => REASON.exec(line)?.[1]).filter((reason) => reason !== undefined);
  const reason = named.at(-1) ?? lines.at(-1) ?? 'it gave no reason';
  return reason.trim().replace(/\.$/, '');
}
