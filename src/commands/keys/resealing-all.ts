import type { DataSource } from 'typeorm';
import { MemberKeys } from '../../members/member-keys.js';
import type { Config } from '../../platform/config.js';
import type { Count } from '../../platform/vault/resealing.js';
import { KeysError, refuseUnlessUsed } from './changing.js';
import type { Ring } from './ring.js';
import { sealedThings } from './sealed-things.js';

/** How much there is of one kind. */
export interface Counted extends Count {
  what: string;
}

/**
 * Brings everything under the key in use that can be without its owner; it may be stopped and begun again at any time.
 * @returns what the operator reads
 * @throws KeysError while another key is sealed with
 */
export async function resealAll(database: DataSource, config: Config, ring: Ring): Promise<string[]> {
  await refuseUnlessUsed(database, ring);
  await new MemberKeys(database, ring.vault).makeMissing();
  const lines: string[] = [];
  for (const things of sealedThings(config, ring.vault))
    lines.push(line(things.what, await things.reseal(database, ring.vault)));
  return [...lines, 'All of it is under the key in use. What is left: npm run keys -- status'];
}

function line(what: string, { current, old, unreadable }: Count): string {
  const lost = unreadable > 0 ? `, ${unreadable} that no key opens` : '';
  return `${what}: ${old} moved, ${current} were there${lost}`;
}

/** Counts everything, and changes nothing. */
export async function countAll(database: DataSource, config: Config, ring: Ring): Promise<Counted[]> {
  const counts: Counted[] = [];
  for (const things of sealedThings(config, ring.vault))
    counts.push({ what: things.what, ...(await things.count(database, ring.vault)) });
  return counts;
}

/** @throws KeysError while something is under an old key that can be moved */
export async function refuseWhileOld(database: DataSource, config: Config, ring: Ring): Promise<void> {
  await refuseUnlessUsed(database, ring);
  const old = (await countAll(database, config, ring)).filter((each) => each.old > 0);
  if (old.length === 0) return;
  const lines = old.map(({ what, old: many }) => `${what}: ${many} not under the key in use.`);
  throw new KeysError([...lines, 'First: npm run keys -- reseal'].join('\n'));
}
