import type { Config } from '../platform/config.js';
import { knownMasterKeys, readRing } from '../platform/vault/master-key.js';
import { Vault } from '../platform/vault/vault.js';

/** The vault for the addresses of on-call contacts: of a key of its own where one is set, else the forum's. */
export const CONTACT_VAULT = Symbol('contact vault');

/** For the web, which has the forum's key in any case. */
export function sealingVault({ onCallKey }: Config, forums: Vault): Vault {
  return onCallKey ? vaultOf(onCallKey) : forums;
}

/**
 * For the worker, which needs no other key than this; null where it was given none. Whatever is wrong with the forum's
 * key, the worker goes on screening.
 */
export function openingVault(config: Config): Vault | null {
  if (config.onCallKey) return vaultOf(config.onCallKey);
  try {
    const keys = knownMasterKeys(config);
    return keys && new Vault(keys);
  } catch {
    return null;
  }
}

/** The same where it is the forum's: such a worker has to know a new key before anything is sealed under it. */
export function forumsOwn({ onCallKey }: Config, vault: Vault | null): Vault | null {
  return onCallKey ? null : vault;
}

function vaultOf(hex: string): Vault {
  return new Vault(readRing(hex));
}
