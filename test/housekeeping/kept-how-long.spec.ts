import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/platform/config.js';
import { type Hand, handOf } from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';

const PRIVACY = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');

/** Tables of machinery, which say nothing of anybody. */
const MACHINERY = ['migrations'];

/** The rows of docs/privacy.md that begin with tables: what it says of how long each is kept. */
const KEPT = new Map(
  (/\n## What is stored\n(.*?)\n## /s.exec(PRIVACY)?.[1] ?? '')
    .split('\n')
    .filter((line) => /^\| `[a-z_]+`/.test(line))
    .flatMap((line) => {
      const [names = '', , long = ''] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      return [...names.matchAll(/`([a-z_]+)`/g)].map(([, name]): [string, string] => [name!, long]);
    }),
);

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

it('docs/privacy.md says of every table how long it is kept, and of none that is not there', async () => {
  const rows = await hand.sql<{ name: string }>(
    `select tablename::text as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const tables = rows.map(({ name }) => name).filter((name) => !MACHINERY.includes(name));
  expect(tables.filter((name) => !KEPT.get(name))).toEqual([]);
  expect([...KEPT.keys()].filter((name) => !tables.includes(name))).toEqual([]);
});

it('names the days that are the default, and the least that can be set', () => {
  const { keepDays } = loadConfig({});
  const SETTINGS = {
    KEEP_TAKEN_BACK_DAYS: keepDays.takenBack,
    KEEP_DECIDED_DAYS: keepDays.decided,
    KEEP_SAFEGUARDING_DAYS: keepDays.safeguarding,
    KEEP_RECORD_WORDS_DAYS: keepDays.record,
  };
  for (const [name, days] of Object.entries(SETTINGS)) {
    const [said, least] = daysOf(name);
    expect([name, said]).toEqual([name, days]);
    expect(() => loadConfig({ [name]: String(least - 1) })).toThrow(name);
    expect(() => loadConfig({ [name]: String(least) })).not.toThrow();
  }
});

/** The default and the least of a setting, as the page says. */
function daysOf(setting: string): [number, number] {
  const row = PRIVACY.split('\n').find((line) => line.startsWith(`| \`${setting}\``)) ?? '';
  const [, , , said, least] = row.split('|').map((cell) => Number(cell));
  return [said ?? NaN, least ?? NaN];
}
