import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { Vault } from '../platform/vault/vault.js';
import { Peppers } from './peppers.js';
import { Turns } from './turns.js';

/** What one hash costs: memory in KiB, passes over it. */
export interface PasswordCost {
  memoryCost: number;
  timeCost: number;
}

/**
 * 64 MiB and three passes, as in the second recommended choice of RFC 9106 (section 4), with one thread; well above
 * the least that OWASP's Password Storage Cheat Sheet names for argon2id: 19 MiB, two passes (ASVS 5.0 V11.4.2).
 */
export const PASSWORD_COST_DEFAULT: PasswordCost = { memoryCost: 64 * 1024, timeCost: 3 };

/** Token of the cost, so that tests can take less time. */
export const PASSWORD_COST = Symbol('password cost');

const AT_ONCE = 2;
const WAITING = 64;

/** Hashes passwords with argon2id and a pepper that is not in the database; never more than two at once. */
@Injectable()
export class Passwords {
  private readonly turns = new Turns(AT_ONCE, WAITING);
  private readonly peppers: Peppers;
  private readonly nobodys: Promise<string>;

  constructor(
    vault: Vault,
    @Inject(PASSWORD_COST) private readonly cost: PasswordCost,
  ) {
    this.peppers = new Peppers(vault);
    this.nobodys = this.hash(randomBytes(32).toString('base64'));
  }

  /**
   * The encoded hash to be stored. The password counts as typed, composed (NFC), neither trimmed nor cut.
   * @throws Problem 503 `too_busy` when too many wait already
   */
  async hash(password: string): Promise<string> {
    const options = { ...this.cost, parallelism: 1, secret: this.peppers.first };
    return this.peppers.mark(await this.turns.take(() => hash(password.normalize('NFC'), options)));
  }

  /**
   * Whether the password fits the hash.
   * @param encoded null where there is no such member: takes as long as any other, and never fits
   * @throws Problem 503 `too_busy` when too many wait already
   */
  async verify(encoded: string | null, password: string): Promise<boolean> {
    const against = encoded ?? (await this.nobodys);
    const fits = await this.turns.take(() => this.fits(against, password.normalize('NFC')));
    return fits && encoded !== null;
  }

  /** Whether a hash was made with the pepper in use; if not, it is made anew when the password is next typed. */
  isCurrent(encoded: string): boolean {
    return this.peppers.isCurrent(encoded);
  }

  private async fits(encoded: string, password: string): Promise<boolean> {
    for (const secret of this.peppers.of(encoded))
      if (await verify(encoded, password, { secret })) return true;
    return false;
  }
}
