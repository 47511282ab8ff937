import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { OneTimeName } from '../platform/web/visit.js';
import { CALLS_NOBODY, IS_QUIET } from './quiet.js';

const count = new Statement<{ open: number }>(
  'open_notices_of_names',
  `select count(*)::int as open from notices n where n.persona_id = any($1::uuid[])
     and not ${CALLS_NOBODY} and not ${IS_QUIET}`,
);

/** How many messages to one-time names their wearer has not put away: none of them is ever marked as read. */
export async function countOpen(database: DataSource, names: OneTimeName[]): Promise<number> {
  if (names.length === 0) return 0;
  const row = await count.row(database, [names.map(({ personaId }) => personaId)]);
  return row?.open ?? 0;
}
