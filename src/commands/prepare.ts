import { DataSource } from 'typeorm';
import { grants } from '../../migrations/grants.js';
import { migrations } from '../../migrations/index.js';
import { seedBoards } from '../boards/seed-boards.js';
import { seedRhythms } from '../check-ins/rhythms.js';
import { eraseAgain } from '../erasure/erasing-again.js';
import { ledgerKey } from '../erasure/ledger-key.js';
import { LedgerDamaged, ledgerPath, type LedgerText, legibleIn, readLedger } from '../erasure/ledger-file.js';
import { tagsIn } from '../erasure/ledger.js';
import { Member } from '../members/member.entity.js';
import { markPeppers } from '../members/mark-peppers.js';
import { MemberKeys } from '../members/member-keys.js';
import { newPassphrase } from '../members/passphrase.js';
import { nameThePlace } from '../personas/name-of-the-place.js';
import { Persona } from '../personas/persona.entity.js';
import { Personas } from '../personas/personas.js';
import type { Config } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { migrate } from '../platform/database/migrate.js';
import { provideRoles } from '../platform/database/roles.js';
import { masterKeys } from '../platform/vault/master-key.js';
import { Vault } from '../platform/vault/vault.js';
import { checkKey, noteKey } from '../platform/vault/vault-check.js';
import { seedTemplates } from '../templates/seed-templates.js';
import { accountsOf } from './accounts-of.js';

/** A database that the forum can run on. */
export interface Prepared {
  webUrl: string;
  workerUrl: string;
  /** The admin made just now, with a password and a recovery code that are known at this moment alone; null when there was one, and in a demonstration. */
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
  const vault = new Vault(masterKeys(config));
  const urls = await provideRoles(given, vault);
  if (!urls.separate) say(ONE_ROLE);
  await migrate(urls.owner, { migrations, grants });
  const admin = await opened(urls.owner, (database) => seed(database, config, vault, say));
  return { webUrl: urls.web, workerUrl: urls.worker, admin };
}

const ONE_ROLE =
  'WARNING: this database account may not create roles, so web and worker share one. ' +
  'PostgreSQL then cannot refuse unscreened texts by itself. See docs/operating.md.';

async function seed(
  database: DataSource,
  config: Config,
  vault: Vault,
  say: Say,
): Promise<Prepared['admin']> {
  await noteKey(database, vault);
  await keepErased(database, config, vault, say);
  await markPeppers(database, vault);
  await new MemberKeys(database, vault).makeMissing();
  await seedBoards(database);
  await nameThePlace(database, say);
  await seedRhythms(database);
  await seedTemplates(database);
  return firstAdmin(database, config);
}

// A restored backup is older than the ledger: whoever left since then leaves again, before anybody sees them.
async function keepErased(database: DataSource, config: Config, vault: Vault, say: Say): Promise<void> {
  await ledgerKey(database, vault);
  const ledger = await readableLedger(database, ledgerPath(config), say);
  const back = ledger ? await eraseAgain(database, vault, ledger) : 0;
  if (back > 0)
    say(`A backup had brought back what was erased. It is erased again: ${back} accounts and names.`);
}

// A damaged one is as good as none where the database has all that can still be read of it; a web process writes it anew.
async function readableLedger(database: DataSource, path: string, say: Say): Promise<LedgerText | null> {
  try {
    return readLedger(path);
  } catch (error) {
    if (!(error instanceof LedgerDamaged)) throw error;
    const known = new Set(await tagsIn(database));
    if (known.size === 0 || !legibleIn(path).every((tag) => known.has(tag))) throw error;
    say(DAMAGED);
    return null;
  }
}

const DAMAGED =
  'WARNING: the ledger of erasures is damaged. It is kept as erasures.txt.damaged, and written anew from the database. ' +
  'If this database came from a backup, people who have left may be back: bring the newest ledger and start again.';

async function opened<T>(url: string, work: (database: DataSource) => Promise<T>): Promise<T> {
  const database = await new DataSource(dataSourceOptions(url, [Member, Persona])).initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

// The first start's admin moderates too, so that one person alone can run the place. A demonstration's is of its story.
async function firstAdmin(database: DataSource, config: Config): Promise<Prepared['admin']> {
  if (config.demonstration || (await database.manager.existsBy(Member, { role: 'admin' }))) return null;
  const [name] = await new Personas(database).suggestions(1);
  if (!name) throw new Error('There is no free name for the admin.');
  const password = newPassphrase();
  const { code } = await accountsOf(database, config).create(name, password, 'admin');
  return { name, password, code };
}
