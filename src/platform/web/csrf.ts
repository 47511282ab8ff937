import { type CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { OldForm } from '../errors/problem.js';
import { Vault } from '../vault/vault.js';
import { Cookies } from './cookies.js';
import { isOwnOrigin } from './origins.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOKS_ITSELF = 'looks at the token itself';

/** For a route that must answer whatever the form is like, and looks by itself at `visit.ours` before it changes anything. */
export const AnyForm = () => SetMetadata(LOOKS_ITSELF, true);

/** Form tokens: the keyed tag of the visitor's random id, so that they hold for this visitor alone and need no store. */
@Injectable()
export class Csrf {
  constructor(
    private readonly vault: Vault,
    private readonly cookies: Cookies,
  ) {}

  /** The token for this visitor's forms. A guest without an id is given one. */
  token(request: Request, response: Response): string {
    request.visit.id ??= this.newVisitor(response);
    return this.vault.tag('csrf', request.visit.id).toString('base64url');
  }

  /** Whether the request carries the token of its own visitor. */
  isValid(request: Request): boolean {
    const given: unknown = (request.body as Record<string, unknown> | undefined)?._csrf;
    if (typeof given !== 'string' || !request.visit.id) return false;
    return this.vault.isTag('csrf', request.visit.id, Buffer.from(given, 'base64url'));
  }

  private newVisitor(response: Response): string {
    const id = newVisitId();
    this.cookies.write(response, 'visit', id);
    return id;
  }
}

/** A visitor's id: 256 random bits. */
export function newVisitId(): string {
  return randomBytes(32).toString('base64url');
}

/** Every request that may change something must come from a form of this site, by token and by Fetch Metadata. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    private readonly csrf: Csrf,
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (SAFE.has(request.method)) return true;
    if (isSameOrigin(this.config, request) && this.csrf.isValid(request)) request.visit.ours = true;
    else if (!this.reflector.get<boolean | undefined>(LOOKS_ITSELF, context.getHandler()))
      throw new OldForm();
    delete (request.body as Record<string, unknown> | undefined)?._csrf;
    return true;
  }
}

/**
 * Whether the browser itself says that a page of this site sent the request, though its token is an old one. Other
 * sites cannot make a browser say so.
 */
export function isFromHere(request: Request): boolean {
  return request.headers['sec-fetch-site'] === 'same-origin';
}

// Old browsers send no Sec-Fetch-Site: then Origin is asked, and the token stands in any case.
function isSameOrigin(config: Config, request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined) return isOwnOrigin(config, request);
  return site === 'same-origin' || site === 'none';
}
