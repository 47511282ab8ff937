import type { Request, Response } from 'express';
import type { Config } from '../config.js';
import type { Page } from './answers.js';
import { isByOnion } from './origins.js';

type Robots = 'noindex' | 'noarchive';

/**
 * Says how far a page may travel: who may keep it, whether search engines may list it, and where it stands on Tor.
 * @returns what the page itself tells search engines
 */
export function setReach(config: Config, request: Request, response: Response, page: Page): Robots {
  const robots = config.demonstration ? 'noindex' : robotsFor(request, page);
  response.setHeader('Cache-Control', request.visit.id ? 'no-store' : 'no-cache');
  response.setHeader('X-Robots-Tag', robots);
  if (mayMoveToTor(config, request))
    response.setHeader('Onion-Location', `${config.onionUrl}${request.originalUrl}`);
  return robots;
}

// Search engines read what guests read; what they list must not outlive a removal in a copy of theirs.
function robotsFor({ visit, originalUrl }: Request, { options }: Page): Robots {
  return options.indexed && !visit.viewer && !originalUrl.includes('?') ? 'noarchive' : 'noindex';
}

// Who is signed in here would stand there as a guest; a form that was sent is not sent there again.
function mayMoveToTor(config: Config, request: Request): boolean {
  const here = config.onionUrl !== null && config.secure && !isByOnion(config, request);
  return here && request.method === 'GET' && !request.visit.viewer;
}
