/** What some work gave, and how long it took, in whole microseconds. */
export function timed<T>(work: () => T): { result: T; micros: number } {
  const started = process.hrtime.bigint();
  const result = work();
  return { result, micros: Number((process.hrtime.bigint() - started) / 1000n) };
}
