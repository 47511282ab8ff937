import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Desk, startDesk } from '../reviews/desk.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';

/** A desk with a browser in front of it, for one file of journeys. */
export interface Journey {
  desk: Desk;
  /** Signs somebody in on a phone of their own, and opens a page; a guest without a name. */
  arrive(name: string | null, path: string, options?: BrowserContextOptions): Promise<Person>;
}

/** Starts a desk and a browser before the tests of this file, and stops both after them. */
export function useDesk({ worker = false } = {}): Journey {
  const journey = { arrive: (...args) => arrive(browser, journey.desk, ...args) } as Journey;
  let browser: Browser;
  beforeAll(async () => {
    journey.desk = await startDesk(worker);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await journey.desk.stop();
  });
  return journey;
}

async function arrive(
  browser: Browser,
  { app }: Desk,
  name: string | null,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const origin = (await app.getUrl()).replace('127.0.0.1', 'localhost');
  const person = await Person.at(browser, origin, { ...PHONE, reducedMotion: 'reduce', ...options });
  if (name) await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
}

/** What a person reads on the page they are on. */
export function read({ page }: Person): Promise<string> {
  return page.locator('main').innerText();
}

/** The page has these words, and not those; where scripts run, it is looked at for barriers too. */
export async function reads(
  person: Person,
  words: string[],
  not: string[] = [],
  scripts = false,
): Promise<void> {
  const page = await read(person);
  for (const each of words) expect(page).toContain(each);
  for (const each of not) expect(page).not.toContain(each);
  if (scripts) await isOpenToAll(person);
}

/** Looks for barriers from the top of the page: what is scrolled half under the bar counts as too small otherwise. */
export async function isOpenToAll(person: Person): Promise<void> {
  await person.page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  expect(await person.violations()).toEqual([]);
}
