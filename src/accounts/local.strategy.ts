import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { Accounts } from './accounts.js';
import type { Credentials } from './credentials.js';

/** A name and a password, as they were posted. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly accounts: Accounts) {
    super({ usernameField: 'pseudonym', passwordField: 'password', session: false, passReqToCallback: true });
  }

  /** Whom they let in, or null. Read from the form itself: the library would take them from the address too. */
  async validate(request: Request): Promise<Credentials | null> {
    const { pseudonym, password } = (request.body ?? {}) as Record<string, unknown>;
    if (typeof pseudonym !== 'string' || typeof password !== 'string') return null;
    return this.accounts.recognise(pseudonym, password);
  }
}
