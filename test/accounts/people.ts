import type { Server } from 'node:http';
import request, { type Response } from 'supertest';
import type { Forum } from '../support/forum.js';

/** A browser of a test, with its cookies in reach. */
export type Browser = ReturnType<typeof request.agent>;

export function newBrowser(forum: Forum): Browser {
  return request.agent(forum.app.getHttpServer() as Server);
}

export const PASSWORD = 'seven kettles on a stove';

/** The token of the forms on a page. */
export async function tokenOf(browser: Browser, path: string): Promise<string> {
  const page = await browser.get(path);
  return tokenIn(page);
}

export function tokenIn(page: Response): string {
  const found = /name="_csrf" value="([^"]+)"/.exec(page.text);
  if (!found?.[1]) throw new Error(`There is no form on the page (${page.status}).`);
  return found[1];
}

/** Opens a page, fills its form in, sends it. */
export async function send(
  browser: Browser,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  const _csrf = await tokenOf(browser, path);
  return browser
    .post(path)
    .type('form')
    .send({ _csrf, ...fields });
}

/** Signs up and returns the recovery code that was shown. */
export async function signUp(browser: Browser, pseudonym: string, password = PASSWORD): Promise<string> {
  const page = await send(browser, '/sign-up', { pseudonym, password, agreed: 'yes' });
  if (page.status !== 200) throw new Error(`Signing up was answered with ${page.status}.`);
  return codeIn(page);
}

/** Signs in and returns the id of the session. */
export async function sessionOf(browser: Browser, pseudonym: string): Promise<string> {
  const id = valueIn(await signIn(browser, pseudonym), 'visit');
  if (!id) throw new Error('There is no session.');
  return id;
}

export async function signIn(browser: Browser, pseudonym: string, password = PASSWORD): Promise<Response> {
  return send(browser, '/sign-in', { pseudonym, password });
}

export function codeIn(page: Response): string {
  const found = /<code>([0-9A-Z-]{34})<\/code>/.exec(page.text);
  if (!found?.[1]) throw new Error('There is no recovery code on the page.');
  return found[1];
}

/** The name that the browser is signed in under, or null. */
export async function whoIs(browser: Browser): Promise<string | null> {
  const page = await browser.get('/account');
  return /<h1>([^<]+)<\/h1>/.exec(page.status === 200 ? page.text : '')?.[1] ?? null;
}

/** A cookie as an answer set it, with its attributes; null when it was not set. */
export function cookieIn(answer: Response, name: string): string | null {
  const set = (answer.headers['set-cookie'] ?? []) as unknown as string[];
  return set.find((cookie) => cookie.startsWith(`${name}=`)) ?? null;
}

/** The value of a cookie that an answer set. */
export function valueIn(answer: Response, name: string): string {
  return /^[^=]+=([^;]*)/.exec(cookieIn(answer, name) ?? '')?.[1] ?? '';
}
