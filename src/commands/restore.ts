import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { migrations } from '../../migrations/index.js';
import { ledgerPath, readLedger } from '../erasure/ledger-file.js';
import { type Config, loadConfig } from '../platform/config.js';
import { migrate } from '../platform/database/migrate.js';
import { provideRoles } from '../platform/database/roles.js';
import { givenMasterKeys } from '../platform/vault/master-key.js';
import { Vault } from '../platform/vault/vault.js';
import { BackupDamaged, headOf, loadRows } from './backup/lines-in.js';
import { type OpenDatabase, openDatabase } from './connection.js';
import { prepare } from './prepare.js';

interface Wish {
  file: string;
  /** Where the ledger is, when it does not lie beside the keys. */
  ledger: string | undefined;
  withoutLedger: boolean;
}

/**
 * `npm run restore -- FILE [--ledger FILE | --without-ledger]`: fills an empty database from a backup, brings it up to
 * date, and erases everybody again who has left since then.
 * @param args what follows `restore --`
 * @throws Error with one sentence for the operator
 */
export async function run(args: string[]): Promise<void> {
  const wish = readWish(args);
  const config = loadConfig();
  bringLedger(config, wish);
  const database = await openDatabase(config);
  try {
    await restore(config, database, wish.file, console.log);
  } finally {
    await database.close();
  }
  console.log('The backup is restored.');
}

/** Fills an empty database from a backup. @throws BackupDamaged, LedgerDamaged, ConfigError */
export async function restore(
  config: Config,
  { dataSource, url }: Pick<OpenDatabase, 'dataSource' | 'url'>,
  file: string,
  say: (words: string) => void,
): Promise<void> {
  // A start may pass over a damaged one; what comes from a backup may not.
  readLedger(ledgerPath(config));
  const ran = (await headOf(file).catch(asDamaged)).migrations;
  const [inUse] = await dataSource.query<unknown[]>(`select where to_regclass('public.members') is not null`);
  if (inUse) throw new Error('This database is in use. Restore into an empty one; nothing was changed.');
  const known = migrations.filter(({ name }) => ran.includes(name));
  if (known.length !== ran.length)
    throw new BackupDamaged('The backup is from a newer Hearthside than this one. Nothing was changed.');
  const given = { migrationUrl: url, webUrl: config.databaseUrl, workerUrl: config.workerDatabaseUrl };
  const { owner } = await provideRoles(given, new Vault(givenMasterKeys(config)));
  await migrate(owner, { migrations: known, grants: '' });
  await loadRows(owner, file).catch(asDamaged);
  await prepare(config, url, say);
}

// Where the forum looks for it at each start, so that it is applied now and never forgotten.
function bringLedger(config: Config, { ledger, withoutLedger }: Wish): void {
  const place = ledgerPath(config);
  if (ledger && !readLedger(ledger)) throw new Error(`There is no ledger of erasures at ${ledger}.`);
  if (ledger && ledger !== place) {
    if (existsSync(place))
      throw new Error(`There is another ledger at ${place}. Decide which is the newer one.`);
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    copyFileSync(ledger, place);
  }
  if (!withoutLedger && !existsSync(place))
    throw new Error(
      `There is no ledger of erasures at ${place}: people who have left would come back. Bring it with --ledger FILE. Say --without-ledger only if nobody was ever erased.`,
    );
}

// What zlib and JSON say means nothing to an operator.
function asDamaged(error: unknown): never {
  const { code, name } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') throw new BackupDamaged('There is no such file.');
  // 22 and 23: a value or a row that does not fit.
  if (/^(Z_|22|23)/.test(code ?? '') || name === 'SyntaxError')
    throw new BackupDamaged('The backup is damaged.', { cause: error });
  throw error;
}

const USAGE = 'Use it like this: npm run restore -- FILE [--ledger FILE | --without-ledger]';

function readWish(args: string[]): Wish {
  const { positionals, values } = parsed(args);
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new Error(USAGE);
  return { file, ledger: values.ledger, withoutLedger: values['without-ledger'] };
}

function parsed(args: string[]) {
  const options = {
    ledger: { type: 'string' },
    'without-ledger': { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    throw new Error(USAGE);
  }
}
