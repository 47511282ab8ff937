import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { nameKey } from '../personas/name-key.js';
import { Tries } from '../platform/pace/tries.js';
import { Accounts } from './accounts.js';
import type { Credentials } from './credentials.js';

/** A name and a password, as they were posted. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(
    private readonly accounts: Accounts,
    private readonly tries: Tries,
  ) {
    super({ usernameField: 'pseudonym', passwordField: 'password', session: false, passReqToCallback: true });
  }

  /** Whom they let in, or null; after many wrong ones it takes longer. Read from the form itself: the library would take them from the address too. */
  async validate(request: Request): Promise<Credentials | null> {
    const { pseudonym, password } = (request.body ?? {}) as Record<string, unknown>;
    if (typeof pseudonym !== 'string' || typeof password !== 'string') return null;
    const tried = { name: nameKey(pseudonym), address: request.ip };
    return this.tries.around('sign-in', tried, () => this.accounts.recognise(pseudonym, password));
  }
}
