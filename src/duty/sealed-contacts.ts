import type { SealedThings } from '../platform/vault/resealing.js';
import { sealedColumn } from '../platform/vault/resealing.js';
import type { Vault } from '../platform/vault/vault.js';
import { CONTACT_URL } from './contact-url.js';

const urls = sealedColumn({
  what: 'addresses of on-call contacts',
  table: 'on_call_contacts',
  id: 'id',
  column: 'url_sealed',
  purpose: CONTACT_URL,
  where: 'not removed',
});

/** The addresses of on-call contacts. @param vault what they are sealed with: not the forum's where they have a key of their own */
export function contactsUnder(vault: Vault): SealedThings {
  return { ...urls, look: (eye, place) => urls.look({ ...eye, vault }, place) };
}
