import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';

const isOpenNow = new Statement<{ open: boolean }>(
  'place-is-open',
  `select mode = 'open' as open from place`,
);

/** Whether people can write, as PostgreSQL has it: for what a worker begins, and would begin for nobody. */
export async function isOpen(database: DataSource): Promise<boolean> {
  return (await isOpenNow.row(database))?.open === true;
}
