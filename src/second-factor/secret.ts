import type { Vault } from '../platform/vault/vault.js';

/** What the secrets of apps are sealed for. */
export const SECRET = 'second-factor';
const OFFER = 'second-factor-offer';

/** Seals an app's secret for the database; it opens for its member alone. */
export function sealSecret(vault: Vault, memberId: string, secret: string): Buffer {
  return vault.seal(SECRET, secret, memberId);
}

/** @throws VaultError when it belongs to somebody else, or was sealed with another key */
export function openSecret(vault: Vault, memberId: string, sealed: Buffer): string {
  return vault.open(SECRET, sealed, memberId);
}

/** Seals a secret that is offered, as text: it waits in the form until the first code proves that the app has it. */
export function sealOffer(vault: Vault, memberId: string, secret: string): string {
  return vault.seal(OFFER, secret, memberId).toString('base64url');
}

/** The secret of an offer, or null for what is none. */
export function openOffer(vault: Vault, memberId: string, offer: string): string | null {
  try {
    return vault.open(OFFER, Buffer.from(offer, 'base64url'), memberId);
  } catch {
    return null;
  }
}
