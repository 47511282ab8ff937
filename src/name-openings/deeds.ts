import type { EntityManager } from 'typeorm';
import type { AskFields } from './forms.js';

/** Writes down that somebody asks for a link. The same form sent twice is one. */
export async function ask(
  manager: EntityManager,
  personaId: string,
  staffId: string,
  { key, ground, reason, reference, tell, days, because }: AskFields,
): Promise<void> {
  const later = tell === 'later';
  const made = await manager.query<unknown[]>(ASK, [key, personaId, ground, staffId, later ? days : null]);
  if (made.length === 0) return;
  await manager.query(WORDS, [key, reason, reference || null, later ? because : null]);
}

const ASK = `
  insert into name_openings (id, persona_id, ground, asked_by, tell_on)
  values ($1, $2, $3, $4, (now() at time zone 'UTC')::date + $5::int)
  on conflict (id) do nothing returning id`;

const WORDS =
  'insert into name_opening_words (opening_id, reason, reference, later_because) values ($1, $2, $3, $4)';

/** Opens it, and tells its member where that is due at once. @returns false where somebody was faster */
export async function open(manager: EntityManager, id: string, staffId: string): Promise<boolean> {
  const opened = await settleRow(manager, 'opened_by', id, staffId);
  if (opened) await manager.query('select tell_of_opening($1)', [id]);
  return opened;
}

/** Ends it unopened. @returns false where somebody was faster */
export function close(manager: EntityManager, id: string, staffId: string): Promise<boolean> {
  return settleRow(manager, 'closed_by', id, staffId);
}

async function settleRow(
  manager: EntityManager,
  column: 'opened_by' | 'closed_by',
  id: string,
  staffId: string,
): Promise<boolean> {
  const [, affected] = await manager.query<[unknown, number]>(
    `update name_openings set ${column} = $2 where id = $1 and opened_by is null and closed_by is null`,
    [id, staffId],
  );
  return affected === 1;
}
