import type { DataSource } from 'typeorm';

/**
 * The weeks of a demonstration. Everything in it goes its real way, so PostgreSQL stamps each thing with the moment at
 * which it was filled in. Between two things of the story time passes: every time in the database moves back by as much.
 * Triggers, which let nobody change such times, rest meanwhile: only the superuser of the demonstration's own database
 * can do that, and no process of the forum is one. `record_entries` stay, as they do for everybody: their triggers never rest.
 */
export class TimePassing {
  private constructor(
    private readonly owner: DataSource,
    private readonly columns: Column[],
  ) {}

  /** @param owner the superuser of a marked database */
  static async of(owner: DataSource): Promise<TimePassing> {
    return new TimePassing(owner, await owner.query<Column[]>(COLUMNS, [LEFT_ALONE]));
  }

  /**
   * Lets minutes pass.
   * @param days how many midnights are among them, for what is kept by the day
   */
  async pass(minutes: number, days: number): Promise<void> {
    if (minutes <= 0) return;
    const moves = this.columns.map((column) => moveOf(column, minutes, days));
    await this.owner.transaction(async (manager) => {
      await manager.query(`set local session_replication_role = 'replica'`);
      await manager.query(moves.join(';\n'));
    });
  }
}

interface Column {
  table: string;
  times: string[];
  dates: string[];
}

// Of the machine, or of the release; and what triggers never let go.
const LEFT_ALONE = [
  'record_entries',
  'key_holders',
  'vault_check',
  'last_backup',
  'line_versions',
  'resource_versions',
  'search_resources',
  'template_versions',
  'protocol_texts',
  'postvention_texts',
  'months',
  'month_figures',
  'used_challenges',
];

const COLUMNS = `
  select c.relname as table,
    coalesce(array_agg(quote_ident(a.attname)) filter (where coalesce(nullif(y.typbasetype, 0), y.oid) = 'timestamptz'::regtype), '{}') as times,
    coalesce(array_agg(quote_ident(a.attname)) filter (where y.oid = 'date'::regtype), '{}') as dates
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  join pg_type y on y.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1::text[])
    and (coalesce(nullif(y.typbasetype, 0), y.oid) = 'timestamptz'::regtype or y.oid = 'date'::regtype)
  group by c.relname`;

function moveOf({ table, times, dates }: Column, minutes: number, days: number): string {
  const changes = [
    ...times.map((name) => `${name} = ${name} - interval '${minutes} minutes'`),
    ...dates.map((name) => `${name} = ${name} - ${days}`),
  ];
  return `update "${table}" set ${changes.join(', ')}`;
}
