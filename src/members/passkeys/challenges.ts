import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../platform/vault/vault.js';

/** What a device signs a challenge for. */
export type Purpose = 'sign-in' | 'proof' | 'adding';

/** Minutes in which a challenge can be used. */
export const CHALLENGE_MINUTES = 10;

/**
 * Challenges for passkeys. Each is a sealed note to ourselves, for one visitor and one purpose, so that none has to be
 * stored for guests; one that was used is remembered for as long as it could be used again.
 */
@Injectable()
export class Challenges {
  constructor(private readonly vault: Vault) {}

  /** A new challenge. @param note what has to be known again when it comes back */
  make(purpose: Purpose, visitId: string, note = ''): Buffer {
    const until = Date.now() + CHALLENGE_MINUTES * 60_000;
    return this.vault.seal(SEALED, `${until} ${note}`, `${purpose} ${visitId}`);
  }

  /** The note in a challenge of ours, for this visitor and purpose, that is not too old; null for any other. */
  read(purpose: Purpose, visitId: string, challenge: string): string | null {
    try {
      const sealed = Buffer.from(challenge, 'base64url');
      const [until = '', note = ''] = this.vault.open(SEALED, sealed, `${purpose} ${visitId}`).split(' ');
      return Number(until) > Date.now() ? note : null;
    } catch {
      return null;
    }
  }
}

/** Uses a challenge up, in the transaction of what it allows. @returns false for one that was used before */
export async function useUp(manager: EntityManager, challenge: string): Promise<boolean> {
  const digest = createHash('sha256').update(Buffer.from(challenge, 'base64url')).digest();
  const rows = await manager.query<unknown[]>(
    'insert into used_challenges (digest) values ($1) on conflict do nothing returning digest',
    [digest],
  );
  return rows.length === 1;
}

const SEALED = 'passkey challenge';
