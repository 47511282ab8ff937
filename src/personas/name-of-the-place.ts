import type { DataSource } from 'typeorm';
import { UNSAID } from '../place/place-now.js';
import { message } from '../platform/web/messages.js';
import { nameProblem } from './name-rules.js';
import { named } from './personas.js';

/**
 * Gives the place the name under which it writes: the operator's in `views/site-threads/messages.json`, or else that of the
 * place. Where that is no name, or looks like somebody's, the one it has stays.
 */
export async function nameThePlace(database: DataSource, say: (words: string) => void): Promise<void> {
  const [place] = await database.query<{ name: string }[]>('select name from place');
  const { name, nameKey, clearedDigest } = named(writerOf(place!.name));
  const fits = nameProblem(name) === null;
  const set = fits ? await database.query<[object[], number]>(NAME, [name, nameKey, clearedDigest]) : null;
  if (!set || set[1] === 0) say(STAYS);
}

/** What the name of the place is compared with others by, where it is the one to write under; null where it is not. */
export function keyToWriteUnder(name: string): string | null {
  return writerOf(name) === name && nameProblem(name) === null ? named(name).nameKey : null;
}

function writerOf(place: string): string {
  const own = message('site-threads.name');
  return own === UNSAID.name ? place : own;
}

// Somebody's name is never taken from them.
const NAME = `
  update personas set name = $1, name_key = $2, cleared_digest = $3
  where kind = 'site' and not exists (select from personas where name_key = $2 and kind <> 'site')`;

const STAYS =
  'WARNING: the place cannot write under its name (that of its settings, or of views/site-threads/messages.json): such a ' +
  'name has 3 to 24 letters, and is nobody’s. The place keeps the one it has.';
