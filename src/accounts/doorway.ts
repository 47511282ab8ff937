import { Injectable } from '@nestjs/common';
import { Invitations } from '../invitations/invitations.js';
import type { Door } from '../opening/sign-up-door.js';
import { type Brought, Proofs } from '../proof-of-work/proofs.js';
import { type SignedUp, SignUps, type Wish } from './sign-ups.js';

/** Something that the door asks for is missing; `key` is the message that says what. */
export class NotLetIn extends Error {
  override readonly name = 'NotLetIn';

  constructor(
    readonly field: 'invitation' | 'proof',
    readonly key: string,
    /** It was used before: by the same form, perhaps. */
    readonly used: boolean,
  ) {
    super(key);
  }
}

/** Who wants to come in, and what they brought. */
export interface Newcomer extends Brought, Wish {
  invitation?: string;
}

type GiveBack = () => void | Promise<void>;

/** Lets newcomers through the door with what it asks for; what came to nothing can be used once more. */
@Injectable()
export class Doorway {
  constructor(
    private readonly signUps: SignUps,
    private readonly invitations: Invitations,
    private readonly proofs: Proofs,
  ) {}

  /** @throws NotLetIn, NameRefused, Problem 503 `too_busy` */
  async enter(newcomer: Newcomer, door: Door, visitId: string): Promise<SignedUp> {
    const used = await this.pay(newcomer, door, visitId);
    try {
      return await this.signUps.signUp(newcomer);
    } catch (error) {
      await giveBack(used);
      throw error;
    }
  }

  // A form that was sent twice has used up already what it brings: who made that account is let through.
  private async pay(newcomer: Newcomer, door: Door, visitId: string): Promise<GiveBack[]> {
    try {
      return await this.payAll(newcomer, door, visitId);
    } catch (error) {
      if (error instanceof NotLetIn && error.used && (await this.signUps.isSecondSending(newcomer)))
        return [];
      throw error;
    }
  }

  private async payAll(newcomer: Newcomer, { state, proof }: Door, visitId: string): Promise<GiveBack[]> {
    const used = proof ? [await this.work(newcomer, visitId)] : [];
    if (state !== 'invited') return used;
    try {
      return [...used, await this.invitation(newcomer.invitation ?? '')];
    } catch (error) {
      await giveBack(used);
      throw error;
    }
  }

  private async work(newcomer: Newcomer, visitId: string): Promise<GiveBack> {
    const spent = await this.proofs.spend(newcomer, visitId);
    if (typeof spent === 'function') return spent;
    throw new NotLetIn('proof', 'opening.proof_missing', spent === 'spent');
  }

  private async invitation(code: string): Promise<GiveBack> {
    if (code.trim() === '') throw new NotLetIn('invitation', 'invitations.missing', false);
    if (!(await this.invitations.take(code))) throw new NotLetIn('invitation', 'invitations.not_known', true);
    return () => this.invitations.giveBack(code);
  }
}

async function giveBack(used: GiveBack[]): Promise<void> {
  for (const each of used) await each();
}
