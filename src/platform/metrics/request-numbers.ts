import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { logger } from '../logging/logger.js';
import { begin, hasFailed, methodOf, msOf, requestLine, routeOf } from '../logging/request-line.js';
import { Metrics } from './metrics.js';

/** The pages on which people find help: none of them may ever fail. */
export const HELP_PAGES = ['/crisis-lines', '/bad-night', '/grounding', '/safety-plan'];

// Whoever sends anything else to them looks for a way in, not for help.
const LOOKS = new Set(['GET', 'HEAD']);
const SLOW_MS = 3_000;

/** Counts requests and how long they take, and those for help by themselves. A slow one is told to the log. */
@Injectable()
export class RequestNumbers {
  constructor(private readonly metrics: Metrics) {
    for (const page of HELP_PAGES) this.countHelp(page, 0);
  }

  /** Stands before everything else that a request meets. */
  readonly watch = (request: Request, response: Response, next: NextFunction): void => {
    begin(response);
    this.metrics.underWay.inc();
    response.once('close', () => this.over(request, response));
    next();
  };

  private over(request: Request, response: Response): void {
    const method = methodOf(request);
    this.metrics.underWay.dec();
    this.metrics.requests.inc({ method, route: routeOf(request), status: statusOf(response) });
    this.metrics.requestSeconds.observe({ method }, msOf(response) / 1000);
    if (hasFailed(response)) this.metrics.failures.inc();
    if (LOOKS.has(method) && HELP_PAGES.includes(request.path)) this.helpGiven(request, response);
    this.tellLog(request, response);
  }

  // Whoever left before the answer was there was not failed, nor who asked for what is nonsense.
  private helpGiven({ path }: Request, response: Response): void {
    const { statusCode, writableFinished } = response;
    this.countHelp(path, 1, hasFailed(response) || (writableFinished && statusCode >= 500) ? 1 : 0);
  }

  private countHelp(page: string, asked: number, failed = 0): void {
    this.metrics.helpPages.inc({ page }, asked);
    this.metrics.helpFailures.inc({ page }, failed);
  }

  // Each line alone says little; one after the other at exact times they would tell what somebody does here.
  private tellLog(request: Request, response: Response): void {
    const slow = msOf(response) >= SLOW_MS && !hasFailed(response);
    if (!slow && !logger.isLevelEnabled('debug')) return;
    const line = { ...requestLine(request, response), status: response.statusCode };
    if (slow) logger.warn(line, 'a request was slow');
    else logger.debug(line, 'a request');
  }
}

// Cut: the visitor was gone before the answer.
function statusOf({ statusCode, writableFinished }: Response): string {
  return writableFinished ? `${Math.floor(statusCode / 100)}xx` : 'cut';
}
