import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hand, handOf } from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';

const SETTINGS = readFileSync(join(import.meta.dirname, '../../docs/examples/postgresql.conf'), 'utf8')
  .split('\n')
  .filter((line) => /^\w/.test(line))
  .map((line) => line.split(/\s*=\s*/, 2).map((part) => part.replace(/^'|'$/g, '')) as [string, string]);

describe('docs/examples/postgresql.conf', () => {
  let database: TestDatabase;
  let hand: Hand;
  beforeAll(async () => {
    database = await newDatabase();
    hand = await handOf(database.ownerUrl);
  });
  afterAll(async () => {
    await hand.end();
    await database.drop();
  });

  it('has settings', () => {
    expect(SETTINGS.length).toBeGreaterThan(15);
  });

  it.each(SETTINGS)('says what the embedded PostgreSQL does: %s = %s', async (name, value) => {
    const [row] = await hand.sql<{ setting: string }>(
      'select setting from pg_settings where lower(name) = lower($1)',
      [name],
    );
    // PostgreSQL 18 has a list of what to log of connections, empty where older ones say off.
    expect(row?.setting === '' ? 'off' : row?.setting).toBe(value);
  });
});
