import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { lacking, sealingOtherwise } from '../../platform/vault/key-holder.js';
import { has, notedKeys, type NotedKeys } from '../../platform/vault/vault-check.js';
import { consequences, isNobody, leftBehind } from './left-behind.js';
import { type Ring, writeRing } from './ring.js';

/** The keys cannot be changed so; the message says why, for the operator. */
export class KeysError extends Error {
  override readonly name = 'KeysError';
}

/** Puts a new key behind the others: known, and not in use. @returns what the operator reads */
export function add({ keys, file }: Ring): string[] {
  if (keys.length > 1) throw new KeysError(`There are ${keys.length} keys. ${FINISH_FIRST}`);
  const key = randomBytes(32);
  if (!file) return [...ADD_BY_HAND, key.toString('hex')];
  writeRing(file, [...keys, key]);
  return [
    `A new key stands in ${file}, behind the one in use. Copy the file to every machine of the forum`,
    'and keep it apart from the data as before. Start every process anew, then: npm run keys -- use',
  ];
}

const FINISH_FIRST = 'Bring the change that is under way to its end first: npm run keys -- status';

const ADD_BY_HAND = [
  'VAULT_KEY is yours to change: put the key below behind the one of now, with a comma between, wherever it is set.',
  'Start every process anew. Then put it in front, and with that setting: npm run keys -- use',
];

/**
 * Takes the new key into use, once every process knows it.
 * @throws KeysError
 */
export async function use(database: DataSource, ring: Ring): Promise<string[]> {
  const noted = await known(database);
  const place = wanted(ring, noted);
  const tag = ring.tags[place]!;
  await refuseWhileUnknown(database, tag);
  if (!tag.equals(noted.tag)) await note(database, ring, tag);
  if (ring.file && place > 0) writeRing(ring.file, inFront(ring.keys, place));
  return [
    'The new key is in use. Where there are several machines, give each the keys as they stand here now.',
    'Start every process anew, then: npm run keys -- reseal',
  ];
}

// What the database knows already, but not yet the file, is brought to its end.
function wanted({ tags, file }: Ring, noted: NotedKeys): number {
  const inUse = tags.findIndex((tag) => tag.equals(noted.tag));
  if (inUse > 0) return has(noted.leaving, tags[0]!) ? inUse : 0;
  if (tags.length < 2) throw new KeysError('There is one key alone. First: npm run keys -- add');
  if (!file) throw new KeysError('Put the new key in front in VAULT_KEY, and then do this again with it.');
  if (noted.leaving.length > 0) throw new KeysError(`The new key is in use already. ${FINISH_FIRST}`);
  return tags.length - 1;
}

async function refuseWhileUnknown(database: DataSource, tag: Buffer): Promise<void> {
  const many = await lacking(database, tag);
  if (many > 0) throw new KeysError(`The new key is unknown to ${processes(many)}. ${START_ANEW}`);
}

const START_ANEW =
  'Start every process of the forum anew and do this again. One that was killed counts for four minutes more.';

async function note(database: DataSource, { tags }: Ring, tag: Buffer): Promise<void> {
  await database.query(
    `update vault_check set tag = $1, leaving = $2, used_since = date_trunc('minute', now())`,
    [tag, tags.filter((other) => !other.equals(tag))],
  );
}

function inFront(keys: Buffer[], place: number): Buffer[] {
  return [keys[place]!, ...keys.filter((_, at) => at !== place)];
}

/** @throws KeysError while the key in front is not the one in use, here or in a process that runs */
export async function refuseUnlessUsed(database: DataSource, { tags }: Ring): Promise<void> {
  const { tag } = await known(database);
  if (!tags[0]!.equals(tag)) throw new KeysError('The key in front is not in use. First: npm run keys -- use');
  const many = await sealingOtherwise(database, tag);
  if (many > 0) throw new KeysError(`The old key is still sealed with by ${processes(many)}. ${START_ANEW}`);
}

/**
 * Lets the old keys go.
 * @param leave whether those stay behind who have not come since
 * @throws KeysError while anything needs them
 */
export async function finish(database: DataSource, ring: Ring, leave: boolean): Promise<string[]> {
  const { leaving, used_since } = await known(database);
  if (leaving.length === 0 && ring.keys.length === 1) throw new KeysError('No change is under way.');
  await refuseUnlessUsed(database, ring);
  const left = await leftBehind(database, ring.vault, used_since);
  if (!leave && !isNobody(left)) throw new KeysError(['Without the old key:', ...consequences(left), ...WAIT].join('\n'));
  await database.query(`update vault_check set leaving = '{}'`);
  if (ring.file) writeRing(ring.file, ring.keys.slice(0, 1));
  return [ring.file ? FILE_DONE : SETTING_DONE, ...KEEP_THE_OLD];
}

const WAIT = [
  'The old key does no harm where it stands: wait for them, for weeks if you can. Nothing was changed.',
  'If it must go all the same: npm run keys -- finish --leave-behind',
];
const FILE_DONE =
  'The old key is gone from the file. Give every machine the file as it is now, and start every process anew.';
const SETTING_DONE =
  'Nothing needs the old key. Take it out of VAULT_KEY wherever it is set, and start every process anew.';
const KEEP_THE_OLD = [
  'Backups of the data that are older than this day need the old key: keep it with your backups of the keys until they are gone.',
];

async function known(database: DataSource): Promise<NotedKeys> {
  const noted = await notedKeys(database);
  if (!noted) throw new KeysError('This database knows no key yet. First: npm run migrate');
  return noted;
}

function processes(many: number): string {
  return many === 1 ? 'one process that runs' : `${many} processes that run`;
}
