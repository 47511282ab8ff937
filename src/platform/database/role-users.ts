import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Vault } from '../vault/vault.js';

// PostgreSQL cuts names at 63 bytes; what comes after the database's name must stay.
const LONGEST_PREFIX = 40;

/** The PostgreSQL users that Hearthside makes for one database; their passwords come from the vault. */
export class RoleUsers {
  constructor(
    private readonly client: pg.Client,
    private readonly migrationUrl: string,
    private readonly vault: Vault,
  ) {}

  /** Makes the user of a purpose, or renews its password. @returns the database's URL for that user */
  async provide(purpose: 'owner' | 'web' | 'worker'): Promise<string> {
    const name = `${prefix(this.database)}_${purpose}_user`;
    const password = this.vault.tag('database-role', name).toString('hex');
    const role = pg.escapeIdentifier(name);
    await this.client.query(
      `do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await this.client.query(`alter role ${role} with login password ${pg.escapeLiteral(password)}`);
    return withUser(this.migrationUrl, name, password);
  }

  get database(): string {
    return decodeURIComponent(new URL(this.migrationUrl).pathname.slice(1));
  }
}

function prefix(database: string): string {
  if (Buffer.byteLength(database) <= LONGEST_PREFIX) return database;
  const digest = createHash('sha256').update(database).digest('hex');
  return `${database.slice(0, LONGEST_PREFIX / 4)}_${digest.slice(0, 16)}`;
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(user);
  changed.password = password;
  return changed.href;
}

/** The user in a PostgreSQL URL. */
export function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
