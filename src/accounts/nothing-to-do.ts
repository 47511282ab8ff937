import type { NextFunction, Request, Response } from 'express';

/**
 * Who is in already needs no way in: sent home. Before the form's token is looked at, because a form that is sent
 * twice still carries the guest's.
 */
export function homeIfSignedIn(request: Request, response: Response, next: NextFunction): void {
  if (request.visit.viewer) return response.redirect(303, '/');
  next();
}

/** Who is out already, and signs out once more: sent home. Whoever could not be looked up may still be in. */
export function homeIfSignedOut(request: Request, response: Response, next: NextFunction): void {
  if (!request.visit.viewer && !response.locals.viewerUnknown) return response.redirect(303, '/');
  next();
}
