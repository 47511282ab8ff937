import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';

/** Two boards that are becoming one. */
interface MergingRow {
  part: string;
  whole: string;
  threads: number;
  moved: number;
}

const mergings = new Statement<MergingRow>(
  'mergings',
  `select p.name as part, w.name as whole, m.moved, greatest(m.threads, m.moved) as threads
   from mergings m join boards p on p.id = m.part join boards w on w.id = m.whole order by p.place`,
);

/** The boards that are becoming one, and how far it is. */
export function mergingsUnderWay(database: DataSource): Promise<MergingRow[]> {
  return mergings.rows(database);
}
