import pg from 'pg';
import type { Rooted } from './people.js';
import { TABLES } from './tables.js';

/** Every row of every table, as text. */
export async function dump(url: string): Promise<Map<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = new Map<string, string[]>();
    for (const table of await tableNames(client)) {
      const { rows } = await client.query<{ row: string }>(
        `select row_to_json(t)::text as row from public.${table} t`,
      );
      tables.set(
        table,
        rows.map(({ row }) => row),
      );
    }
    return tables;
  } finally {
    await client.end();
  }
}

async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  return rows.map(({ name }) => name);
}

// Where an id that has nothing behind it stays: in what the team did.
const STAY_WITH_THE_TEAM: Record<string, string[]> = {
  record_entries: ['subject'],
  decisions: ['id', 'revision_id'],
  decision_templates: ['decision_id'],
  second_looks: ['id', 'decision_id'],
  second_look_answers: ['second_look_id', 'decision_id'],
  limits: ['id'],
  follow_ups: ['id'],
  rests: ['id'],
  name_openings: ['id', 'persona_id'],
};

/** What is left of somebody who was erased: nothing, where it was done well. */
export function leftOf(
  { memberId, personaId, oneTime, garden, sealed }: Rooted,
  tables: Map<string, string[]>,
  keeps: boolean,
): string[] {
  const ids = [
    memberId,
    personaId,
    ...oneTime.map((name) => name.personaId),
    ...idsThatGo(garden.ids, keeps),
  ];
  const words = garden.planted
    .filter(({ sign, stays }) => sign.startsWith('canary') && !(keeps && stays))
    .map(({ sign }) => sign);
  const names = oneTime.map(({ name }) => name);
  const needles = [...ids, ...words, ...sealed, ...names];
  return [...tables].flatMap(([table, rows]) => rows.flatMap((row) => traces(table, row, needles)));
}

function idsThatGo(ids: Rooted['garden']['ids'], keeps: boolean): string[] {
  const goes = ids.filter(({ table, stays }) => !TABLES[table]?.includes('kept') && !(keeps && stays));
  return goes.map(({ id }) => id);
}

function traces(table: string, row: string, needles: string[]): string[] {
  const team = STAY_WITH_THE_TEAM[table] ?? [];
  const columns = Object.entries(JSON.parse(row) as object).filter(([column]) => !team.includes(column));
  const text = JSON.stringify(columns);
  return needles.filter((needle) => text.includes(needle)).map((needle) => `${table}: ${needle}`);
}
