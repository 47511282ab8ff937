import { Vault } from '../platform/vault/vault.js';

/** So many one-time names fit into a member's list; it is as long for who has none. */
export const MOST_NAMES = 96;

/** What lists are sealed for. */
export const NAME_LIST = 'list of one-time names';
const BYTES = 16;
const NOBODY = '0'.repeat(2 * BYTES);

/** Seals the ids of a member's one-time names: always of one size. With the forum's key, as whose name it is has it too. */
export function sealList(vault: Vault, memberId: string, personaIds: string[]): Buffer {
  return vault.seal(NAME_LIST, packed(personaIds), memberId);
}

/** What is in a list; nothing in one that cannot be opened: the next round of filing writes it anew. */
export function openList(vault: Vault, memberId: string, sealed: Buffer): string[] {
  try {
    return unpacked(vault.open(NAME_LIST, sealed, memberId));
  } catch {
    return [];
  }
}

function packed(personaIds: string[]): string {
  const list = Buffer.alloc(MOST_NAMES * BYTES);
  personaIds
    .slice(0, MOST_NAMES)
    .forEach((id, place) => list.write(id.replaceAll('-', ''), place * BYTES, 'hex'));
  return list.toString('base64');
}

function unpacked(text: string): string[] {
  const digits = Buffer.from(text, 'base64').toString('hex');
  const ids = digits.match(/.{32}/g) ?? [];
  return ids.filter((id) => id !== NOBODY).map(dashed);
}

function dashed(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
