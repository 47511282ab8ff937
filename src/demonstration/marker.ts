import type { DataSource } from 'typeorm';
import { type Config, ConfigError } from '../platform/config.js';

/**
 * A demonstration says so in its own database, and in what its processes are told; the two must agree, so that invented
 * people never stand on a real place, nor a demonstration without its banner.
 * @throws ConfigError
 */
export async function checkDemonstration(database: DataSource, { demonstration }: Config): Promise<void> {
  const marked = (await stateOf(database)) !== null;
  if (marked && !demonstration)
    throw new ConfigError('This database is a demonstration. Start it with npm run demo.');
  if (!marked && demonstration)
    throw new ConfigError('The setting DEMONSTRATION cannot be used: this database is no demonstration.');
}

/** What a database says of itself; null where it is no demonstration. */
export async function stateOf(database: DataSource): Promise<'begun' | 'filled' | null> {
  const [made] = await database.query<object[]>(
    `select where to_regclass('demonstration.state') is not null`,
  );
  if (!made) return null;
  const [row] = await database.query<{ filled: boolean }[]>('select filled from demonstration.state');
  return row?.filled ? 'filled' : 'begun';
}

/** @throws Error where there are people already */
export async function refusePeople(owner: DataSource): Promise<void> {
  const [table] = await owner.query<object[]>(`select where to_regclass('public.members') is not null`);
  const people = table ? await owner.query<object[]>('select from members limit 1') : [];
  if (people.length > 0)
    throw new Error(
      'This place already has members. A demonstration needs a place of its own: see DEMO_DIR.',
    );
}

/** A backup would bring it back without its mark, and so as a real place. @throws Error */
export async function refuseDemonstration(database: DataSource): Promise<void> {
  if ((await stateOf(database)) === null) return;
  throw new Error('This database is a demonstration, which cannot be backed up: npm run demo makes another.');
}

/** Marks a place before the first invented person comes; beside the forum's own tables, whose rights are set at each start. */
export async function mark(owner: DataSource): Promise<void> {
  await owner.query(`
    create schema demonstration;
    create table demonstration.state (filled boolean not null);
    insert into demonstration.state (filled) values (false);
    grant usage on schema demonstration to public;
    grant select on demonstration.state to public`);
}

/** From now on it is served as it stands. */
export async function markFilled(owner: DataSource): Promise<void> {
  await owner.query('update demonstration.state set filled = true');
}
