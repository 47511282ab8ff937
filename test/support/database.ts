import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database of its own, copied from the prepared one, by URL for each role. */
export interface TestDatabase {
  /** Of the superuser, whom nothing is refused by rights. */
  ownerUrl: string;
  webUrl: string;
  workerUrl: string;
  drop(): Promise<void>;
}

export async function newDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(`create database ${name} template hearthside strategy file_copy`);
  const at = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    ownerUrl: at(inject('postgresUrl')),
    webUrl: at(inject('webUrl')),
    workerUrl: at(inject('workerUrl')),
    drop: () => asSuperuser(`drop database ${name} with (force)`),
  };
}

// Copying needs the template to itself: test files take turns.
async function asSuperuser(sql: string): Promise<void> {
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: '/postgres' }).href;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    await client.query(sql);
  } finally {
    await client.end();
  }
}
