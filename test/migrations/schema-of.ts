import type { Sql } from '../database/hands.js';

const QUESTIONS = {
  relations: `select relname::text || ' ' || relkind::text || ' ' || coalesce(array_to_string(array(
      select acl::text from unnest(relacl) acl order by acl::text), ' '), '') as line
    from pg_class where relnamespace = 'public'::regnamespace`,
  columns: `select format('%s.%s %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
      pg_get_expr(d.adbin, d.adrelid), attacl) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped`,
  constraints: `select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = 'public'::regnamespace`,
  indexes: `select indexdef as line from pg_indexes where schemaname = 'public'`,
  triggers: `select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = tgrelid
    where relnamespace = 'public'::regnamespace and not tgisinternal`,
  functions: `select pg_get_functiondef(oid) || coalesce(proacl::text, '') as line from pg_proc
    where pronamespace = 'public'::regnamespace`,
  types: `select typname::text || ' ' || typtype::text as line from pg_type
    where typnamespace = 'public'::regnamespace and typtype in ('d', 'e', 'r', 'm')`,
};

/**
 * All that stands in the schema `public`, as sorted lines of text: what two databases have in common that were made
 * in the same way. The table in which the migrations themselves are written down is left out.
 */
export async function schemaOf(sql: Sql): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [kind, question] of Object.entries(QUESTIONS)) {
    const rows = await sql<{ line: string }>(question);
    const lines = rows.map(({ line }) => line).filter((line) => !/\bmigrations(_id_seq)?\b|PK_/.test(line));
    found[kind] = lines.sort();
  }
  return found;
}
