import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { OldForm } from '../errors/problem.js';
import { Vault } from '../vault/vault.js';
import { Cookies } from './cookies.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

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
  constructor(private readonly csrf: Csrf) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (SAFE.has(request.method)) return true;
    if (!isSameOrigin(request) || !this.csrf.isValid(request)) throw new OldForm();
    delete (request.body as Record<string, unknown>)._csrf;
    return true;
  }
}

// Old browsers send no Sec-Fetch-Site; the token still stands.
function isSameOrigin(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
