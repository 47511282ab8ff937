import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Cookies } from '../platform/web/cookies.js';
import type { Viewer } from '../platform/web/visit.js';
import { Visits } from './visits.js';

const VISIT_ID = /^[\w-]{43}$/;
// Help and plain words must stand while PostgreSQL is away; they are the same for everybody.
const WITHOUT_DATABASE = /^\/(crisis-lines|guidelines|about|leaving|exit)(\/|\?|$)/;

// Whoever presses "exit" waits for nothing.
const AT_ONCE = /^\/exit(\?|$)/;

// Leaving must work then too, and `homeIfSignedOut` must not take for a guest who only could not be looked up.
const LEAVING = /^\/sign-out(\?|$)/;

/** Finds out who visits, before anything else looks at a request. Without a cookie nothing is asked. */
@Injectable()
export class VisitsMiddleware implements NestMiddleware {
  constructor(
    private readonly cookies: Cookies,
    private readonly visits: Visits,
  ) {}

  async use(request: Request, response: Response, next: NextFunction): Promise<void> {
    const id = visitId(this.cookies.read(request, 'visit'));
    request.visit = { id, viewer: null };
    if (id && !AT_ONCE.test(request.originalUrl))
      request.visit.viewer = await this.viewer(request, response, id);
    next();
  }

  private async viewer(request: Request, response: Response, id: string): Promise<Viewer | null> {
    try {
      return await this.visits.viewerOf(id);
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

// What is not of our making is no id.
function visitId(cookie: string | null): string | null {
  return cookie && VISIT_ID.test(cookie) ? cookie : null;
}
