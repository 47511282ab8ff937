import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Member } from '../members/member.entity.js';
import { Notice } from '../notices/notice.entity.js';
import { Persona } from '../personas/persona.entity.js';
import type { Config } from '../platform/config.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/embedded-postgres.js';

/** A database for one command; close it at the end. */
export interface OpenDatabase {
  dataSource: DataSource;
  /** With the password in it: never to be shown. */
  url: string;
  close(): Promise<void>;
}

/** Where the embedded PostgreSQL keeps its data. */
export function embeddedFolder(config: Config): string {
  return join(config.dataDir, 'postgres');
}

/** Opens the database that the settings name, else the embedded one, which is started for the command if it rests. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const given = config.migrationDatabaseUrl ?? config.databaseUrl;
  if (given) return open(given, () => Promise.resolve());
  const embedded = await startEmbeddedPostgres({ dataDir: embeddedFolder(config), say: () => undefined });
  return open(embedded.url, async () => (embedded.alreadyRunning ? undefined : embedded.stop()));
}

async function open(url: string, after: () => Promise<void>): Promise<OpenDatabase> {
  const dataSource = await new DataSource(dataSourceOptions(url, [Member, Notice, Persona])).initialize();
  const close = async (): Promise<void> => {
    await dataSource.destroy();
    await after();
  };
  return { dataSource, url, close };
}
