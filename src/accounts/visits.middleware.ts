import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { SHARED_IDLE_MINUTES } from '../members/sessions.js';
import { onlyLooking } from '../platform/database/kept-rows.js';
import { Cookies } from '../platform/web/cookies.js';
import { LastUse } from '../platform/web/last-use.js';
import { type Known, Visits } from './visits.js';

const VISIT_ID = /^[\w-]{43}$/;
// Help and plain words must stand while PostgreSQL is away; they are the same for everybody.
const WITHOUT_DATABASE =
  /^\/(crisis-lines|bad-night|grounding|status|guidelines|about|leaving|exit)(\/|\?|$)/;

// Whoever presses "exit" waits for nothing.
const AT_ONCE = /^\/exit(\?|$)/;

// Leaving must work then too, and `homeIfSignedOut` must not take for a guest who only could not be looked up.
const LEAVING = /^\/sign-out(\?|$)/;

const LOOKING = new Set(['GET', 'HEAD']);

/** Finds out who visits, before anything else looks at a request. Without a cookie nothing is asked. */
@Injectable()
export class VisitsMiddleware implements NestMiddleware {
  constructor(
    private readonly cookies: Cookies,
    private readonly visits: Visits,
    private readonly lastUse: LastUse,
  ) {}

  use(request: Request, response: Response, next: NextFunction): Promise<void> {
    const find = () => this.find(request, response, next);
    return LOOKING.has(request.method) ? onlyLooking(find) : find();
  }

  private async find(request: Request, response: Response, next: NextFunction): Promise<void> {
    const id = visitId(this.cookies.read(request, 'visit'));
    request.visit = { id, viewer: null };
    if (id && !AT_ONCE.test(request.originalUrl)) await this.recognise(request, response, id);
    next();
  }

  private async recognise(request: Request, response: Response, id: string): Promise<void> {
    const known = await this.known(request, response, id);
    if (!known || (known.shared && !(await this.isStillThere(request, response, id, known)))) return;
    request.visit.viewer = known.viewer;
    request.visit.shared = known.shared;
  }

  // Nobody used the shared device for a while: whoever comes now may be the next person there.
  private async isStillThere(
    request: Request,
    response: Response,
    id: string,
    { minute }: Known,
  ): Promise<boolean> {
    const idle = this.lastUse.minutesAgo(request, id, minute);
    if (idle >= SHARED_IDLE_MINUTES) await this.visits.end(id);
    else if (idle > 0 && isUse(request)) this.lastUse.write(response, id, minute);
    return idle < SHARED_IDLE_MINUTES;
  }

  private async known(request: Request, response: Response, id: string): Promise<Known | null> {
    try {
      return await this.visits.of(id);
    } catch (error) {
      if (LEAVING.test(request.originalUrl)) return viewerUnknown(response);
      if (WITHOUT_DATABASE.test(request.originalUrl)) return null;
      throw error;
    }
  }
}

function viewerUnknown(response: Response): null {
  response.locals.viewerUnknown = true;
  return null;
}

// A page that asks for news by itself is nobody's use.
function isUse({ method, headers }: Request): boolean {
  return method !== 'GET' || headers['sec-fetch-dest'] !== 'empty';
}

// What is not of our making is no id.
function visitId(cookie: string | null): string | null {
  return cookie && VISIT_ID.test(cookie) ? cookie : null;
}
