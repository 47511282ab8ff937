import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { rename } from 'node:fs/promises';
import { refuseDemonstration } from '../demonstration/marker.js';
import { ledgerPath } from '../erasure/ledger-file.js';
import { loadConfig } from '../platform/config.js';
import { backupLines } from './backup/lines-out.js';
import { noteBackup } from './backup/noting.js';
import { openDatabase } from './connection.js';

const USE = 'Use it like this: npm run backup -- FILE, or -- --note after a backup by other means.';

/**
 * `npm run backup -- FILE`: writes the whole database into one compressed file, while the forum runs. Without sessions
 * and copies that wait to be fetched, and without the keys. `-- --note` writes nothing, and notes that another means did.
 * @param args what follows `backup --`
 * @throws Error with one sentence for the operator
 */
export async function run(args: string[]): Promise<void> {
  const [file, ...rest] = args;
  if (!file || rest.length > 0) throw new Error(USE);
  const config = loadConfig();
  const database = await openDatabase(config);
  try {
    await refuseDemonstration(database.dataSource);
    await (file === '--note' ? noteBackup(database.url) : backUp(database.url, file));
  } finally {
    await database.close();
  }
  console.log(`The ledger of erasures is ${ledgerPath(config)}: keep the newest beside your backups.`);
}

// A database that takes no writing, such as a replica, can be backed up all the same.
async function backUp(url: string, file: string): Promise<void> {
  await writeBackup(url, file);
  console.log(`The backup is in ${file}. Keep it apart from the keys.`);
  await noteBackup(url).catch(() =>
    console.log('The database could not note it: who watches does not know of it.'),
  );
}

/** Writes a backup; what stood in the file before stays until the new one is whole. */
export async function writeBackup(url: string, file: string): Promise<void> {
  const lines = Readable.from(backupLines(url));
  await pipeline(lines, createGzip(), createWriteStream(`${file}.part`, { mode: 0o600 }));
  await rename(`${file}.part`, file);
}
