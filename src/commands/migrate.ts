import { loadConfig } from '../platform/config.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/embedded-postgres.js';
import { embeddedFolder } from './connection.js';
import { prepare } from './prepare.js';

/**
 * `npm run migrate`: brings the database up to date without starting the forum, for operators who start web and worker
 * processes themselves. On an empty database it also makes the boards and the first admin.
 */
export async function run(): Promise<void> {
  const config = loadConfig();
  const given = config.migrationDatabaseUrl ?? config.databaseUrl;
  const embedded = given
    ? null
    : await startEmbeddedPostgres({ dataDir: embeddedFolder(config), say: console.log });
  try {
    const { admin } = await prepare(config, given ?? embedded!.url, console.log);
    console.log('The tables are up to date.');
    if (admin)
      console.log(
        `Admin: ${admin.name}\nRecovery code: ${admin.code}\nPassword, shown only this once: ${admin.password}`,
      );
  } finally {
    if (embedded && !embedded.alreadyRunning) await embedded.stop();
  }
}
