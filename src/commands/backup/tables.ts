import type pg from 'pg';

// What is over with the process or the day, and what must not come back: nobody is signed in by a backup.
const LEFT_OUT = [
  'migrations',
  'sessions',
  'exports',
  'key_holders',
  'last_backup',
  'used_challenges',
  'tries',
  'record_pending',
];

/** Whether the rows of a table go into a backup. */
export function isTold(table: string): boolean {
  return !LEFT_OUT.includes(table);
}

/** All tables, each after those that it refers to. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; after: string[] }>(TABLES);
  const left = new Map(rows.map(({ name, after }) => [name, after]));
  const order: string[] = [];
  while (left.size > 0) {
    const next = [...left]
      .filter(([, after]) => after.every((name) => !left.has(name)))
      .map(([name]) => name);
    if (next.length === 0) throw new Error('Tables refer to each other in a circle.');
    for (const name of next) left.delete(name);
    order.push(...next);
  }
  return order;
}

const TABLES = `
  select c.relname as name, array(select distinct o.relname::text from pg_constraint f join pg_class o on o.oid = f.confrelid
    where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;

/** The columns of a table that hold something of their own. */
export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = to_regclass('public.' || quote_ident($1)) and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}
