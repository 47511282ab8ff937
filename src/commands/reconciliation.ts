import { type Difference, reconcile } from '../transparency/reconciling.js';
import type { OpenDatabase } from './connection.js';

/** Decisions, pauses or fixed months are not those of the record; the message names each difference. */
export class FiguresDiffer extends Error {
  override readonly name = 'FiguresDiffer';
}

/** Says whether decisions, pauses and fixed months agree with the record. @throws FiguresDiffer */
export async function printReconciliation({ dataSource }: OpenDatabase): Promise<void> {
  const { acts, older, months, differences } = await reconcile(dataSource);
  if (differences.length > 0) throw new FiguresDiffer(['They differ:', ...differences.map(told)].join('\n'));
  console.log(`Decisions and pauses are those of the record: ${acts}, and ${months} fixed months agree.`);
  if (older > 0) console.log(`${older} are older than the record, which cannot speak of them.`);
}

function told({ month, figure, what, count, recorded }: Difference): string {
  switch (what) {
    case 'unrecorded':
      return `${month}, ${figure}: ${count} in the tables, and not in the record.`;
    case 'undone':
      return `${month}, ${figure}: ${count} in the record, and not in the tables.`;
    case 'misreported':
      return `${month}, ${figure}: the month says ${count}, the record ${recorded}.`;
  }
}
