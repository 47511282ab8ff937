import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import type { End, Head, TableLine } from './lines-out.js';
import { isTold, tablesOf } from './tables.js';

const AT_ONCE = 500;

/** A file cannot be restored; the message says why, in one sentence. */
export class BackupDamaged extends Error {
  override readonly name = 'BackupDamaged';
}

/** The head of a backup. @throws BackupDamaged */
export async function headOf(file: string): Promise<Head> {
  for await (const line of linesOf(file)) return asHead(line);
  throw new BackupDamaged('The file is empty.');
}

/**
 * Puts all rows of a backup into tables that have been through the same migrations: all or nothing.
 * @param url of the role that owns the tables
 * @throws BackupDamaged
 */
export async function loadRows(url: string, file: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin; set local timezone = 'UTC'`);
    const triggers = await switchOff(client);
    await empty(client);
    await fill(client, file);
    await countOn(client);
    for (const sql of triggers) await client.query(sql);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

// What guards and records new rows has nothing to say to old ones. @returns how each is switched on again
async function switchOff(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; off: string; on: string }>(TRIGGERS);
  for (const { off } of rows) await client.query(off);
  return rows.map(({ on }) => on);
}

const TRIGGERS = `
  select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as off,
    format('alter table %s enable %strigger %I', tgrelid::regclass, case tgenabled when 'A' then 'always ' else '' end, tgname) as on
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not tgisinternal and tgenabled <> 'D' and c.relnamespace = 'public'::regnamespace`;

// What the migrations put there stands in the backup too.
async function empty(client: pg.Client): Promise<void> {
  const tables = (await tablesOf(client)).filter(isTold).map((name) => pg.escapeIdentifier(name));
  await client.query(`truncate ${tables.join(', ')} cascade`);
}

async function fill(client: pg.Client, file: string): Promise<void> {
  let into: TableLine | null = null;
  let batch: string[] = [];
  let count = 0;
  let end: End | null = null;
  const flush = async (): Promise<void> => {
    if (into && batch.length > 0) await insert(client, into, batch);
    count += batch.length;
    batch = [];
  };
  for await (const line of linesOf(file)) {
    const mark = marked(line);
    if (!mark) batch.push(line);
    if (mark || batch.length === AT_ONCE) await flush();
    if (mark && 'table' in mark) into = mark;
    if (mark && 'end' in mark) end = mark;
  }
  if (end?.rows !== count)
    throw new BackupDamaged('The file was cut off: it has no end, or rows are missing.');
}

async function insert(client: pg.Client, { table, columns }: TableLine, rows: string[]): Promise<void> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const into = pg.escapeIdentifier(table);
  await client.query(
    `insert into ${into} (${names}) overriding system value
     select ${names} from json_populate_recordset(null::${into}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

// Numbers that are counted go on behind the highest.
async function countOn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(COUNTED);
  for (const { sql } of rows) await client.query(sql);
}

const COUNTED = `
  select format('select setval(%L, coalesce((select max(%I) from %s), 0) + 1, false)',
    pg_get_serial_sequence(attrelid::regclass::text, attname), attname, attrelid::regclass) as sql
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and attidentity <> '' and not attisdropped`;

// A row is an object that begins with its first column; ours are known by their first word.
function marked(line: string): Head | TableLine | End | null {
  return /^\{"(hearthside|table|end)":("|true)/.test(line)
    ? (JSON.parse(line) as Head | TableLine | End)
    : null;
}

// By line feeds alone: texts may hold other ends of lines.
async function* linesOf(file: string): AsyncGenerator<string> {
  const text = createGunzip().setEncoding('utf8');
  const source = createReadStream(file).on('error', (error) => text.destroy(error));
  let rest = '';
  for await (const chunk of source.pipe(text) as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function asHead(line: string): Head {
  const head = marked(line);
  if (head && 'hearthside' in head) return head;
  throw new BackupDamaged('This is no backup of a Hearthside.');
}
