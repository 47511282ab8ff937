import type { DataSource } from 'typeorm';
import { message } from '../platform/web/messages.js';
import { nameProblem } from './name-rules.js';
import { named } from './personas.js';

/**
 * Gives the place the name under which it writes, of `views/site-threads/messages.json`. Where that is no name, or looks
 * like somebody's, the one it has stays.
 */
export async function nameThePlace(database: DataSource, say: (words: string) => void): Promise<void> {
  const { name, nameKey, clearedDigest } = named(message('site-threads.name'));
  const fits = nameProblem(name) === null;
  const set = fits ? await database.query<[object[], number]>(NAME, [name, nameKey, clearedDigest]) : null;
  if (!set || set[1] === 0) say(STAYS);
}

// Somebody's name is never taken from them.
const NAME = `
  update personas set name = $1, name_key = $2, cleared_digest = $3
  where kind = 'site' and not exists (select from personas where name_key = $2 and kind <> 'site')`;

const STAYS =
  'WARNING: the name of the place in views/site-threads/messages.json cannot be used: it has 3 to 24 letters, and is ' +
  'nobody’s. The place keeps the name it has.';
