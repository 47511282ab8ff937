import { Vault } from '../platform/vault/vault.js';

/** Who wears a one-time name, and where. */
export interface Owner {
  memberId: string;
  threadId: string;
}

const TAG = 'one-time name';
const SEAL = 'owner of a one-time name';

/** The tags of a member in a thread under all keys that are in use: while keys change there are several. */
export function ownerTags(vault: Vault, owner: Owner): Buffer[] {
  return vault.tags(TAG, textOf(owner));
}

/** The tag under which a new name is kept: one in a thread. */
export function ownerTag(vault: Vault, owner: Owner): Buffer {
  return vault.tag(TAG, textOf(owner));
}

/** @param personaId what it belongs to: moved to another name it cannot be opened */
export function sealOwner(vault: Vault, owner: Owner, personaId: string): Buffer {
  return vault.seal(SEAL, textOf(owner), personaId);
}

/** Whether it is sealed with the key in use. */
export function isOwnerCurrent(vault: Vault, sealed: Buffer, personaId: string): boolean {
  return vault.isCurrent(SEAL, sealed, personaId);
}

/** Null when there is nothing in it that this key opens. */
export function openOwner(vault: Vault, sealed: Buffer, personaId: string): Owner | null {
  try {
    const [memberId = '', threadId = ''] = vault.open(SEAL, sealed, personaId).split('/');
    return { memberId, threadId };
  } catch {
    return null;
  }
}

// Two ids and a sign between them: as long for everybody.
function textOf({ memberId, threadId }: Owner): string {
  return `${memberId}/${threadId}`;
}
