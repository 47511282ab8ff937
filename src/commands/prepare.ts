import { DataSource } from 'typeorm';
import { grants } from '../../migrations/grants.js';
import { migrations } from '../../migrations/index.js';
import { seedBoards } from '../boards/seed-boards.js';
import { Member } from '../members/member.entity.js';
import { newPassphrase } from '../members/passphrase.js';
import { Persona } from '../personas/persona.entity.js';
import { Personas } from '../personas/personas.js';
import type { Config } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { migrate } from '../platform/database/migrate.js';
import { provideRoles } from '../platform/database/roles.js';
import { masterKey } from '../platform/vault/master-key.js';
import { Vault } from '../platform/vault/vault.js';
import { checkKey, noteKey } from '../platform/vault/vault-check.js';
import { seedTemplates } from '../templates/seed-templates.js';
import { accountsOf } from './accounts-of.js';

/** A database that the forum can run on. */
export interface Prepared {
  webUrl: string;
  workerUrl: string;
  /** The admin made just now, with a password and a recovery code that are known at this moment alone; null when there was one. */
  admin: null | { name: string; password: string; code: string };
}

type Say = (words: string) => void;

/**
 * Makes a database ready: roles, tables, boards, words to begin with, and the first admin.
 * @param migrationUrl of the role that owns the tables
 * @throws ConfigError when the key is not the one that the database was begun with
 */
export async function prepare(config: Config, migrationUrl: string, say: Say): Promise<Prepared> {
  const given = { migrationUrl, webUrl: config.databaseUrl, workerUrl: config.workerDatabaseUrl };
  await opened(migrationUrl, (database) => checkKey(database, config));
  const vault = new Vault(masterKey(config));
  const urls = await provideRoles(given, vault);
  if (!urls.separate) say(ONE_ROLE);
  await migrate(urls.owner, { migrations, grants });
  const admin = await opened(urls.owner, (database) => seed(database, config, vault));
  return { webUrl: urls.web, workerUrl: urls.worker, admin };
}

const ONE_ROLE =
  'WARNING: this database account may not create roles, so web and worker share one. ' +
  'PostgreSQL then cannot refuse unscreened texts by itself. See docs/operating.md.';

async function seed(database: DataSource, config: Config, vault: Vault): Promise<Prepared['admin']> {
  await noteKey(database, vault);
  await seedBoards(database);
  await seedTemplates(database);
  return firstAdmin(database, config);
}

async function opened<T>(url: string, work: (database: DataSource) => Promise<T>): Promise<T> {
  const database = await new DataSource(dataSourceOptions(url, [Member, Persona])).initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

// The first start's admin moderates too, so that one person alone can run the place.
async function firstAdmin(database: DataSource, config: Config): Promise<Prepared['admin']> {
  if (await database.manager.existsBy(Member, { role: 'admin' })) return null;
  const [name] = await new Personas(database).suggestions(1);
  if (!name) throw new Error('There is no free name for the admin.');
  const password = newPassphrase();
  const { code } = await accountsOf(database, config).create(name, password, 'admin');
  return { name, password, code };
}
