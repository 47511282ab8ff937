import { AsyncLocalStorage } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';

interface Kept {
  statement: string;
  values: unknown[];
  rows: unknown[];
}

const kept = new AsyncLocalStorage<Kept[]>();

/** Runs a request that only looks: what is read ahead for it is kept, for it alone, and forgotten with it. */
export function onlyLooking<Result>(work: () => Result): Result {
  return kept.run([], work);
}

/** Whether the request that runs only looks. One that changes something reads everything anew. */
export function isOnlyLooking(): boolean {
  return kept.getStore() !== undefined;
}

export function keepRows(statement: string, values: unknown[], rows: unknown[]): void {
  kept.getStore()?.push({ statement, values, rows });
}

/** What was read ahead for this statement with exactly these values; null where nothing was. */
export function keptRows(statement: string, values: unknown[]): unknown[] | null {
  const same = (each: Kept) => each.statement === statement && isDeepStrictEqual(each.values, values);
  return kept.getStore()?.find(same)?.rows ?? null;
}
