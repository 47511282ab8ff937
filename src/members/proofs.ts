import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Tries } from '../platform/pace/tries.js';
import { Member } from './member.entity.js';
import { Passwords } from './passwords.js';
import { Devices } from './passkeys/devices.js';
import { Passkeys, useSignature } from './passkeys/passkeys.js';

/** Whose proof it is. */
export interface Prover {
  memberId: string;
  /** The id of the visit in which they are signed in: a passkey's answer counts in this one alone. */
  visitId: string;
  /** Where they come from; looked at, and kept nowhere. */
  address?: string | undefined;
}

/** What is given as a proof: the password, or what a passkey signed. */
export interface Proof {
  current?: string | undefined;
  passkey?: string | undefined;
}

/** What a page may ask for as a proof. */
export interface Provable {
  /** Whether the member has a password. */
  password: boolean;
  /** What their device is asked, as JSON; null where they have no passkey. */
  options: string | null;
}

/** That it is the member who asks, once more, before something is done that matters: by password or passkey. */
@Injectable()
export class Proofs {
  constructor(
    private readonly database: DataSource,
    private readonly passwords: Passwords,
    private readonly passkeys: Passkeys,
    private readonly devices: Devices,
    private readonly tries: Tries,
  ) {}

  /** What a page may ask a member for. */
  async provable({ memberId, visitId }: Prover): Promise<Provable> {
    const ids = await this.passkeys.idsOf(memberId);
    const options = ids.length > 0 ? await this.devices.ask('proof', visitId, ids) : null;
    return { password: (await this.hashOf(memberId)) !== null, options };
  }

  /**
   * Whether it is them.
   * @throws Problem 503 `too_busy`
   */
  async isProof(prover: Prover, { current, passkey }: Proof): Promise<boolean> {
    if (passkey) return this.isSigned(prover, passkey);
    return this.isPassphrase(prover, current ?? '');
  }

  /**
   * Whether they know their passphrase. An open session is no leave to guess: it is counted, and takes longer after many.
   * @throws Problem 503 `too_busy`
   * @throws TooSoon when it is tried again and again at this moment
   */
  async isPassphrase({ memberId, address }: Omit<Prover, 'visitId'>, typed: string): Promise<boolean> {
    if (typed === '') return false;
    const tried = { name: memberId, address };
    return (await this.tries.around('proof', tried, () => this.known(memberId, typed))) !== null;
  }

  private async known(memberId: string, typed: string): Promise<true | null> {
    return (await this.passwords.verify(await this.hashOf(memberId), typed)) || null;
  }

  private async isSigned({ memberId, visitId }: Prover, text: string): Promise<boolean> {
    const signed = await this.devices.signed(text, 'proof', visitId, this.passkeys.find);
    if (signed?.passkey.memberId !== memberId) return false;
    return this.database.transaction((manager) => useSignature(manager, signed));
  }

  private async hashOf(memberId: string): Promise<string | null> {
    return (await this.database.manager.findOneByOrFail(Member, { id: memberId })).passwordHash;
  }
}
