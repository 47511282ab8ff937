import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { check, type Finding } from '../../src/record/check.js';
import type { Head } from '../../src/record/chain.js';
import { allLinks } from '../../src/record/links.js';
import type { Sql } from '../database/hands.js';

export interface Entry {
  place: number;
  kind: string;
  actor: string | null;
  subject: string | null;
  code: string | null;
  words: string | null;
}

/** Every entry after a place, oldest first, with the words that are kept. */
export async function entriesAfter(sql: Sql, place: number): Promise<Entry[]> {
  return sql(
    `select place::int, kind, actor, subject, code, words from record_entries left join record_words on entry_id = id
     where place > $1 order by record_entries.place`,
    [place],
  );
}

/** What a statement or a way through the site recorded. */
export async function recordedBy(sql: Sql, work: () => Promise<unknown>): Promise<Omit<Entry, 'place'>[]> {
  const before = await lastPlace(sql);
  await work();
  return (await entriesAfter(sql, before)).map(withoutPlace);
}

function withoutPlace({ kind, actor, subject, code, words }: Entry): Omit<Entry, 'place'> {
  return { kind, actor, subject, code, words };
}

export async function lastPlace(sql: Sql): Promise<number> {
  const [row] = await sql<{ place: number }>(
    'select coalesce(max(place), 0)::int as place from record_entries',
  );
  return row!.place;
}

/** Writes an entry, as web and worker do. @returns its code, unlike every other */
export async function write(sql: Sql, words: string | null = null): Promise<string> {
  const code = `test_${randomUUID().slice(0, 8)}`;
  await sql(`select record_entry('limit', $1, $2, $3, $4)`, [randomUUID(), randomUUID(), code, words]);
  return code;
}

/** Checks the record as the command does. */
export async function checked(url: string, kept?: Head): Promise<Finding> {
  const database = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    return await check(allLinks(database), kept);
  } finally {
    await database.destroy();
  }
}

/** What a superuser can do: switches the guard off, changes something, and switches it on again. */
export async function tamper(sql: Sql, change: string, values: unknown[] = []): Promise<void> {
  for (const table of ['record_entries', 'record_words'])
    await sql(`alter table ${table} disable trigger user`);
  await sql(change, values);
  await sql('alter table record_entries enable always trigger record_is_append_only');
  await sql('alter table record_words enable always trigger record_words_are_kept_or_erased');
}
