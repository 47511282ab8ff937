import pg from 'pg';
import { columnsOf, isTold, tablesOf } from './tables.js';

const AT_ONCE = 500;

/** The first line of a backup. */
export interface Head {
  hearthside: 'backup';
  version: 1;
  /** The migrations that its tables have been through. */
  migrations: string[];
}

/** The line before the rows of a table. */
export interface TableLine {
  table: string;
  columns: string[];
}

/** The last line: without it, a file was cut off. */
export interface End {
  end: true;
  rows: number;
}

/** A whole database as lines: a head, each table with its rows, an end. All as of one moment. */
export async function* backupLines(url: string): AsyncGenerator<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'`);
    yield* allLines(client);
  } finally {
    await client.end();
  }
}

async function* allLines(client: pg.Client): AsyncGenerator<string> {
  const { rows: ran } = await client.query<{ name: string }>(
    'select name from migrations order by timestamp',
  );
  yield line({ hearthside: 'backup', version: 1, migrations: ran.map(({ name }) => name) } satisfies Head);
  let count = 0;
  for (const table of await tablesOf(client)) {
    if (!isTold(table)) continue;
    const columns = await columnsOf(client, table);
    yield line({ table, columns } satisfies TableLine);
    for await (const row of rowsOf(client, table, columns)) {
      count += 1;
      yield `${row}\n`;
    }
  }
  yield line({ end: true, rows: count } satisfies End);
}

// In the order of what stands in them, never in the order in which they were written.
async function* rowsOf(client: pg.Client, table: string, columns: string[]): AsyncGenerator<string> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const from = pg.escapeIdentifier(table);
  await client.query(
    `declare told no scroll cursor for
     select row_to_json(r)::text as row from (select ${names} from ${from}) r order by md5(r::text), 1`,
  );
  let rows: { row: string }[];
  do {
    ({ rows } = await client.query<{ row: string }>(`fetch ${AT_ONCE} from told`));
    for (const { row } of rows) yield row;
  } while (rows.length > 0);
  await client.query('close told');
}

function line(value: Head | TableLine | End): string {
  return `${JSON.stringify(value)}\n`;
}
