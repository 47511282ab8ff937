import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';

/** After so many texts of people in danger in a day a break is suggested; nobody is locked out of anything. */
export const HARD_ENOUGH = 5;

const hardToday = new Statement<{ count: number }>(
  'hard-today',
  `select count(distinct d.revision_id)::int as count
   from decisions d
   where d.staff_id = $1 and d.decided_at > now() - interval '16 hours'
     and exists (select from verdicts v where v.revision_id in (d.revision_id, (select original_id from masks where revision_id = d.revision_id))
       and (v.tier = 'crisis' or v.why = 'harmful_detail'))`,
);

/** How many hard texts somebody has decided since they last slept, roughly. Only they are told. */
export async function hardOnes(database: DataSource, staffId: string): Promise<number> {
  return (await hardToday.row(database, [staffId]))?.count ?? 0;
}

/** Gives everything back that somebody has taken: they are on a break. */
export async function giveAllBack(database: DataSource, staffId: string): Promise<void> {
  await database.query('delete from claims where staff_id = $1', [staffId]);
}
