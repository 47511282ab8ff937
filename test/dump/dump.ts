import pg from 'pg';

/** A table as a thief of a dump has it: every value as text, rows in the order in which they lie in the file. */
export interface Table {
  name: string;
  columns: { name: string; type: string }[];
  rows: (string | null)[][];
  /** The transaction that wrote each row. Not in a dump: only whoever has the files of PostgreSQL sees it. */
  writtenBy: number[];
}

/** Every table of every schema but PostgreSQL's own, as COPY would write it. @param url a superuser's */
export async function dumpOf(url: string): Promise<Table[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Else a reader may begin in the middle of a large table.
    await client.query('set synchronize_seqscans = off; set timezone = utc');
    const tables = await tablesOf(client);
    return await inTurn(tables, (table) => read(client, table));
  } finally {
    await client.end();
  }
}

/** The whole dump as one text. */
export function textOf(tables: Table[]): string {
  const lines = tables.flatMap(({ name, rows }) => [name, ...rows.map((row) => row.join('\t'))]);
  return lines.join('\n');
}

type Found = Pick<Table, 'name' | 'columns'>;

async function tablesOf(client: pg.Client): Promise<Found[]> {
  const { rows } = await client.query<Found>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'm') and n.nspname !~ '^pg_|^information_schema$|^trial$'
    group by n.nspname, c.relname order by 1`);
  return rows;
}

async function read(client: pg.Client, { name, columns }: Found): Promise<Table> {
  const values = columns.map((column) => `${pg.escapeIdentifier(column.name)}::text`).join(', ');
  const text = `select xmin::text, ${values} from only ${name} order by ctid`;
  const { rows } = await client.query<(string | null)[]>({ text, rowMode: 'array' });
  return {
    name: name.replace(/^public\./, ''),
    columns,
    rows: rows.map((row) => row.slice(1)),
    writtenBy: rows.map((row) => Number(row[0])),
  };
}

async function inTurn<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
