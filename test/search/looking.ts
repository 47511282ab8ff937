import { expect } from 'vitest';
import type { Answer, Visitor } from '../support/visitor.js';

/** Sends the form of the page, and follows it to the list. */
export async function search(
  who: Visitor,
  words: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const page = await who.sendAndFollow('/search', { words, ...fields }, '/search');
  expect(page.status).toBe(200);
  return page;
}

/** The posts that a page lists, by their ids. */
export function listed({ page }: Answer): string[] {
  return page
    .querySelectorAll('ul.found a.thread-title')
    .map((link) => link.getAttribute('href')!.replace('/posts/', ''));
}

/** The posts that somebody finds. */
export async function found(
  who: Visitor,
  words: string,
  fields: Record<string, string> = {},
): Promise<string[]> {
  return listed(await search(who, words, fields));
}
