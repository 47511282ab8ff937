import type { Request, Response } from 'express';
import { formPage, ownPath, type Page } from '../web/answers.js';
import { message } from '../web/messages.js';
import type { TooSoon } from './too-soon.js';

// Never put back into a page: they would lie open in it.
const SECRETS = ['password', 'current', 'code', 'passkey', 'made'];
const WORDS = ['body', 'reason', 'note', 'about', 'prompt_1', 'prompt_2', 'prompt_3', 'prompt_4'];
const MINUTE = 60;

/** The answer to too many forms: when it goes on, somebody to talk to now, and the same form with its words, to be sent again. */
export function tooSoonPage(request: Request, response: Response, problem: TooSoon): Page {
  response.setHeader('Retry-After', String(problem.seconds));
  const view = { when: whenAgain(problem.seconds), again: formAgain(request), back: backTo(request) };
  return formPage('errors/too-soon', view, { status: problem.status });
}

function whenAgain(seconds: number): string {
  if (seconds <= MINUTE) return message('errors.too_soon_seconds', { seconds: String(seconds) });
  return message('errors.too_soon_minutes', { minutes: String(Math.ceil(seconds / MINUTE)) });
}

/** A form as it was sent, to be sent again from another page; null where it brought nothing, or only its own page can send it. */
export function formAgain({ body, path }: Request): object | null {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  const kept = fields.filter(([name]) => !SECRETS.includes(name));
  if (kept.length === 0 || isByDevice(fields)) return null;
  const open = (name: string) => WORDS.includes(name) || name === 'title';
  return {
    action: path,
    // Without its secret a form comes back as it was, and asks for that alone.
    withoutSecret: kept.length < fields.length,
    hidden: kept.filter(([name]) => !open(name)).map(([name, value]) => ({ name, value })),
    title: fields.find(([name]) => name === 'title')?.[1] ?? null,
    words: fields.filter(([name]) => WORDS.includes(name)).map(([name, value]) => ({ name, value })),
  };
}

// What a device signed can be asked for on the page alone, not by a form that lacks it.
function isByDevice(fields: [string, string][]): boolean {
  return fields.some(([name, value]) => (name === 'passkey' || name === 'made') && value !== '');
}

// Forms that stand on another page.
const PAGES: Record<string, string> = { '/account/export/file': '/account/export' };

function backTo({ body, path }: Request): string {
  if (path !== '/sign-in/passkey') return PAGES[path] ?? path;
  const next = ownPath((body as Record<string, unknown> | undefined)?.next, '');
  return next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in';
}
