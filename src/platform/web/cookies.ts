import { Inject, Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { isOverTls } from './origins.js';

export type CookieName = 'visit' | 'draft' | 'country' | 'titles' | 'lately' | 'used';

const DAY = 24 * 3600 * 1000;
const YEAR = 365 * DAY;
/** What people chose for their browser is kept for a year, a kinder bar for a day; the rest until it closes. */
const KEPT: Partial<Record<CookieName, number>> = { country: YEAR, titles: YEAR, lately: DAY };

/** The forum's few cookies: the visitor's random id, a guest's draft token, the chosen country and titles, the kinder bar, a shared device's last use. */
@Injectable()
export class Cookies {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The value of a cookie, or null; anything that is not one plain text counts as none. */
  read(request: Request, name: CookieName): string | null {
    const value: unknown = (request.cookies as Record<string, unknown>)[this.named(request, name)];
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** Sets a cookie, for as long as its kind is kept: on a shared device until the browser closes. */
  write(response: Response, name: CookieName, value: string): void {
    response.cookie(this.named(response.req, name), value, {
      ...this.options(response.req),
      ...(KEPT[name] && !isShared(response.req) ? { maxAge: KEPT[name] } : {}),
    });
  }

  clear(response: Response, name: CookieName): void {
    response.clearCookie(this.named(response.req, name), this.options(response.req));
  }

  // The __Host- prefix binds a cookie to this very host; browsers take it over TLS only.
  private named(request: Request, name: CookieName): string {
    return isOverTls(this.config, request) ? `__Host-${name}` : name;
  }

  private options(request: Request): CookieOptions {
    return { httpOnly: true, secure: isOverTls(this.config, request), sameSite: 'lax', path: '/' };
  }
}

// Errors before the visitor is known have no visit.
function isShared(request: Request): boolean {
  return (request.visit as Request['visit'] | undefined)?.shared === true;
}
