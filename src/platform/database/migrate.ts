import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

// Any number: two processes that migrate at once take turns on it.
const MIGRATION_LOCK = 4_871_265;

/** What brings a database up to date: the project's migrations, oldest first, and the grants applied after them. */
export interface Schema {
  migrations: NonNullable<DataSourceOptions['migrations']>;
  grants: string;
}

/**
 * Brings the tables up to date: the queue's own, the project's, then the grants where the two roles exist.
 * @param url PostgreSQL URL of the role that owns the tables
 * @returns names of the migrations that ran
 */
export async function migrate(url: string, schema: Schema): Promise<string[]> {
  return withLock(url, async (client) => {
    await runMigrations(client);
    const ran = await runOwn(url, schema.migrations);
    if (await rolesExist(client)) await inTransaction(client, schema.grants);
    return ran;
  });
}

/**
 * Undoes the project's migrations, newest first, down to an empty database.
 * @returns how many were undone
 */
export async function undoMigrations(url: string, schema: Schema): Promise<number> {
  const database = await open(url, schema.migrations);
  try {
    const [row] = await database.query<{ count: number }[]>(`select count(*)::int from migrations`);
    const ran = row?.count ?? 0;
    for (let left = ran; left > 0; left--) await database.undoLastMigration({ transaction: 'each' });
    return ran;
  } finally {
    await database.destroy();
  }
}

async function runOwn(url: string, migrations: Schema['migrations']): Promise<string[]> {
  const database = await open(url, migrations);
  try {
    const ran = await database.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await database.destroy();
  }
}

async function open(url: string, migrations: Schema['migrations']): Promise<DataSource> {
  return new DataSource({ ...dataSourceOptions(url), migrations }).initialize();
}

async function withLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function rolesExist(client: pg.Client): Promise<boolean> {
  const found = await client.query(
    `select from pg_roles where rolname in ('hearthside_web', 'hearthside_worker')`,
  );
  return found.rowCount === 2;
}

async function inTransaction(client: pg.Client, sql: string): Promise<void> {
  await client.query(`begin; ${sql}; commit`);
}
