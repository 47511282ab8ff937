import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Vault } from '../vault/vault.js';
import { Cookies } from './cookies.js';

/**
 * When a session on a shared device was last used, to the minute: sealed, in the browser alone. The database must not
 * know it: beside the posts it would say who wrote which.
 */
@Injectable()
export class LastUse {
  constructor(
    private readonly vault: Vault,
    private readonly cookies: Cookies,
  ) {}

  /** @param minute of the database's clock */
  write(response: Response, sessionId: string, minute: number): void {
    const sealed = this.vault.seal(PURPOSE, String(minute), sessionId);
    this.cookies.write(response, 'used', sealed.toString('base64url'));
  }

  /** How many minutes ago it was; Infinity where the browser does not say, or says it of another session. */
  minutesAgo(request: Request, sessionId: string, minute: number): number {
    const sealed = this.cookies.read(request, 'used');
    const then = sealed === null ? null : this.open(sealed, sessionId);
    return then === null ? Infinity : Math.max(0, minute - then);
  }

  private open(sealed: string, sessionId: string): number | null {
    try {
      return Number(this.vault.open(PURPOSE, Buffer.from(sealed, 'base64url'), sessionId));
    } catch {
      return null;
    }
  }
}

const PURPOSE = 'last use';
