import { randomUUID } from 'node:crypto';
import { cleanLine, cleanText } from '../../platform/text/clean.js';
import { isUuid } from '../../platform/text/uuid.js';
import { emptyForm, type Form } from '../../platform/web/form.js';
import type { Target } from './target.js';

/** Words that were not sent, and what was chosen beside them. */
export interface DraftWords {
  target: Target;
  title: string | null;
  body: string;
  /** Of the form that brought them: sending them again, even from two windows, makes one text. */
  key: string;
  choices?: Record<string, string>;
}

/** Characters. More than a post takes: what is too long is kept all the same, to be made shorter. */
const LONGEST_TITLE = 500;
const LONGEST_BODY = 20_000;

const WORDS = ['title', 'body', 'key', 'writer', 'quietly', '_csrf', 'another_name'];
const MOST_CHOICES = 20;

/** What a writing form brought, as it stands: it may be unfinished, and from a page of yesterday. */
export function draftWords(target: Target, body: unknown): DraftWords {
  const fields = textsOf(body);
  return {
    target,
    title: fields.title === undefined ? null : cleanLine(fields.title),
    body: cleanText(fields.body ?? '').trim(),
    key: isUuid(fields.key ?? '') ? (fields.key ?? '') : randomUUID(),
    choices: choicesOf(fields),
  };
}

/** What was chosen in a form beside its words. */
export function choicesOf(fields: Record<string, string>): Record<string, string> {
  const choices = Object.entries(fields).filter(
    ([name, value]) => !WORDS.includes(name) && /^[a-z][\w-]{0,40}$/.test(name) && value.length <= 200,
  );
  return Object.fromEntries(choices.slice(0, MOST_CHOICES));
}

/** The same with whose form it was, for a browser that somebody else may sign in at. */
export function wordsForBrowser(target: Target, body: unknown): DraftWords & { writer?: string } {
  const { writer } = textsOf(body);
  return { ...draftWords(target, body), ...(writer !== undefined && { writer }) };
}

/** Whether a form comes from the script that keeps words while somebody writes: it needs no page. */
export function isQuiet(body: unknown): boolean {
  return (body as { quietly?: unknown } | undefined)?.quietly === 'yes';
}

/** Whether there is nothing to keep. */
export function isEmpty({ title, body }: DraftWords): boolean {
  return !title && body === '';
}

/** Which field is longer than can be kept: its message, or null. */
export function tooLong({ title, body }: DraftWords): Record<string, string> | null {
  if (length(title ?? '') > LONGEST_TITLE) return { title: 'threads.title_too_long' };
  return length(body) > LONGEST_BODY ? { body: 'threads.body_too_long' } : null;
}

/** The form with the words in it, as they were left. */
export function formOf({ title, body, key, choices }: DraftWords): Form<never> {
  return emptyForm({ ...choices, title: title ?? '', body, key });
}

function textsOf(body: unknown): Record<string, string> {
  const texts = Object.entries((body ?? {}) as Record<string, unknown>).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function length(text: string): number {
  return Array.from(text).length;
}
