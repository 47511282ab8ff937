import type { DataSource } from 'typeorm';
import { nameKey } from '../personas/name-key.js';
import { Statement } from '../platform/database/statement.js';

/** What a way in is checked against. */
export interface Credentials {
  memberId: string;
  personaId: string;
  name: string;
  passwordHash: string | null;
  recoveryDigest: Buffer;
  /** Whether the account was made today, by the database's calendar. */
  fresh: boolean;
}

// One statement, whether the name exists or not: two would tell the difference by time.
const byName = new Statement<Credentials>(
  'credentials_by_name',
  `select m.id as "memberId", p.id as "personaId", p.name, m.password_hash as "passwordHash",
          m.recovery_digest as "recoveryDigest",
          m.joined_on = current_date as fresh
   from personas p join members m on m.id = p.member_id
   where p.name_key = $1 and p.kind = 'pseudonym'`,
);

/** The credentials of the member whose pseudonym was typed, or null. */
export async function credentialsOf(database: DataSource, name: string): Promise<Credentials | null> {
  return byName.row(database, [nameKey(name)]);
}
