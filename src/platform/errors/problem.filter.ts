import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import { errorLine } from '../logging/error-line.js';
import { logger } from '../logging/logger.js';
import { fail, requestLine } from '../logging/request-line.js';
import { TooSoon } from '../pace/too-soon.js';
import { tooSoonPage } from '../pace/too-soon.page.js';
import { Page } from '../web/answers.js';
import { Pages } from '../web/pages.js';
import { Failure, OldForm, Problem, SignInFirst, StepFirst } from './problem.js';

const KEYS: Record<number, string> = {
  400: 'bad_request',
  401: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_found',
  413: 'too_large',
  415: 'bad_request',
  429: 'too_busy',
  503: 'unavailable',
};

/** Which help words call for; given by whoever can judge words, since the platform cannot. */
export type HelpForWords = (words: { title: string | null; body: string }) => string | null;
export const HELP_FOR_WORDS = Symbol('help for words');

/** The one place where errors become pages: kind words, the way to help, and what the person had written. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly pages: Pages,
    @Inject(HELP_FOR_WORDS) private readonly helpFor: HelpForWords,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    if (error instanceof SignInFirst && request.method === 'GET')
      return response.redirect(303, `/sign-in?next=${encodeURIComponent(error.next)}`);
    if (error instanceof StepFirst && request.method === 'GET') return response.redirect(303, error.way);
    const problem = asProblem(error);
    if (problem instanceof Failure) tellOf(problem, error, request, response);
    this.show(request, response, problem);
  }

  private show(request: Request, response: Response, problem: Problem): void {
    // Errors before the visitor is known (a body too large, say) still get a page.
    if (!('visit' in request)) Object.assign(request, { visit: { id: null, viewer: null } });
    // Words in distress are never too soon: there is nothing to judge, and a flood of them would cost a look each.
    if (problem instanceof TooSoon)
      return this.pages.send(request, response, tooSoonPage(request, response, problem));
    const words = kept(request);
    const help = words && this.helpFor(words);
    const view = {
      status: problem.status,
      title: `errors.${problem.key}_title`,
      text: `errors.${problem.key}_text`,
      next: nextFor(request, problem),
      kept: words,
      help,
      failure: problem instanceof Failure ? requestLine(request, response).request : null,
    };
    this.pages.send(request, response, new Page('errors/problem', view, { status: problem.status }));
  }
}

function asProblem(error: unknown): Problem {
  // A redirect would lose the words that a form brought.
  if (error instanceof SignInFirst) return new OldForm();
  if (error instanceof Problem) return error;
  if (isResting(error)) return new Problem(409, 'resting');
  const status = statusOf(error);
  if (status < 500) return new Problem(status, KEYS[status] ?? 'bad_request');
  return new Failure(status, status === 503 ? 'unavailable' : 'unexpected');
}

function tellOf({ status }: Failure, error: unknown, request: Request, response: Response): void {
  fail(response);
  logger.error({ ...requestLine(request, response), status, ...describe(error) }, 'a request failed');
}

// PostgreSQL lets nothing be published or signed in under a name that rests (migrations/023).
function isResting(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'HS021';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (isUnavailable(error)) return 503;
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

// PostgreSQL away, shutting down (57P..), out of connections (53300), or cut off in the middle (08...).
function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (
    typeof code === 'string' &&
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|57P|57014|08|53300|40001|40P01|55P03|25006)/.test(code)
  )
    return true;
  return (
    typeof message === 'string' &&
    /connection (terminated|timeout)|timeout exceeded when trying to connect|query read timeout/i.test(
      message,
    )
  );
}

// Where it came from, by the stack without its first line, which is the message.
function describe(error: unknown): object {
  if (!(error instanceof Error)) return errorLine(error);
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { ...errorLine(error), at: frames.slice(0, 8).map((line) => line.trim()) };
}

// One's own waiting post, and what is for members only, look to a guest as if they were not there.
const MAY_BE_THEIRS = /^\/(posts|threads)\/[0-9a-f-]{36}$/;

function nextFor(request: Request, problem: Problem): object | null {
  if (problem instanceof StepFirst) return { href: problem.way, label: 'errors.next_step' };
  return signInMayHelp(request, problem.status);
}

function signInMayHelp(request: Request, status: number): object | null {
  if (status !== 404 || request.visit.viewer || !MAY_BE_THEIRS.test(request.path)) return null;
  return { href: `/sign-in?next=${encodeURIComponent(request.originalUrl)}`, label: 'errors.next_sign_in' };
}

/** What the person had written, from any form of ours. */
export function kept(request: Request): { title: string | null; body: string } | null {
  const { title, body: post, reason, note } = (request.body ?? {}) as Record<string, unknown>;
  const body = post ?? reason ?? note;
  if (typeof body !== 'string' || body === '') return null;
  return { title: typeof title === 'string' ? title : null, body };
}
