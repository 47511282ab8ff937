import type { DataSource } from 'typeorm';
import type { Config } from '../../platform/config.js';
import { countHolders, lacking, sealingOtherwise } from '../../platform/vault/key-holder.js';
import { has, notedKeys, type NotedKeys } from '../../platform/vault/vault-check.js';
import { consequences, leftBehind } from './left-behind.js';
import { countAll, type Counted } from './resealing-all.js';
import type { Ring } from './ring.js';

/** Which keys there are, who knows them, and what is under which. */
export async function status(database: DataSource, config: Config, ring: Ring): Promise<string[]> {
  const noted = await notedKeys(database);
  if (!noted) return ['This database knows no key yet.'];
  return [
    ...ring.tags.map((tag, place) => keyLine(ring, noted, tag, place)),
    ...(await processLines(database, ring, noted)),
    ...(await countAll(database, config, ring)).map(countLine),
    ...(ring.keys.length > 1 ? await behind(database, ring, noted) : []),
  ];
}

function keyLine({ vault }: Ring, noted: NotedKeys, tag: Buffer, place: number): string {
  const state = tag.equals(noted.tag) ? 'in use' : has(noted.leaving, tag) ? 'being left' : 'not in use yet';
  return `key ${place + 1}, ${vault.keyIds()[place]!.toString('hex')}: ${state}`;
}

async function processLines(database: DataSource, { tags }: Ring, noted: NotedKeys): Promise<string[]> {
  const newest = tags.find((tag) => !tag.equals(noted.tag) && !has(noted.leaving, tag)) ?? noted.tag;
  const [all, without, otherwise] = await Promise.all([
    countHolders(database),
    lacking(database, newest),
    sealingOtherwise(database, noted.tag),
  ]);
  return [`processes that run: ${all}; without the newest key ${without}, not sealing with the one in use ${otherwise}`];
}

function countLine({ what, current, old, unreadable }: Counted): string {
  const lost = unreadable > 0 ? `, ${unreadable} that no key opens` : '';
  return `${what}: ${current} under the key in use, ${old} not${lost}`;
}

async function behind(database: DataSource, ring: Ring, { used_since }: NotedKeys): Promise<string[]> {
  if (!used_since) return [];
  const lines = consequences(await leftBehind(database, ring.vault, used_since));
  return lines.length === 0 ? ['Nobody needs the old key.'] : ['Without the old key:', ...lines];
}
