import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finish, type Place, startPlace } from '../opening/place.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { enter } from '../support/keyboard.js';
import { isOpenToAll } from './journey.js';

let place: Place;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  place = await startPlace();
  origin = (await place.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await place.phone.stop();
  await place.stop();
});

const SMALL = { ...PHONE, viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' as const };

async function arrive(
  name: string | null,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await Person.at(browser, origin, { ...SMALL, ...options });
  if (name) await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
}

const h1 = ({ page }: Person): Promise<string> => page.locator('h1').innerText();

async function fits({ page }: Person): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}

describe.each([true, false])('on a small phone, with scripts: %s', (javaScriptEnabled) => {
  it('somebody who comes too early reads it, and finds a line', async () => {
    const person = await arrive(null, '/', { javaScriptEnabled });
    expect(await person.page.locator('main').innerText()).toContain('This place opens soon');
    await person.page.locator('header a[href="/sign-up"]').click();
    expect(await h1(person)).toBe('This place opens soon');
    expect(await person.page.locator('main a[href^="tel:"]').count()).toBeGreaterThan(0);
    await fits(person);
    await person.close();
  });

  it('the admin answers for an item, and takes it back, by keyboard', async () => {
    const person = await arrive('Ada', '/opening', { javaScriptEnabled });
    await enter(person, '#backup button');
    expect(await person.page.locator('#backup').innerText()).toContain('Ada said so');
    await enter(person, '#backup button');
    expect(await person.page.locator('#backup').innerText()).toContain('to do');
    await fits(person);
    await person.close();
  });
});

it.each([
  [null, '/sign-up', 'light'],
  [null, '/sign-up', 'dark'],
  [null, '/boards/family/threads/new', 'light'],
  ['Ada', '/opening', 'light'],
  ['Ada', '/opening', 'dark'],
  ['Ada', '/board-settings', 'light'],
] as const)('%s finds no barrier at %s, in the %s', async (name, path, colorScheme) => {
  const person = await arrive(name, path, { colorScheme });
  await isOpenToAll(person);
  await fits(person);
  await person.close();
});

it('when the list is done the admin opens the door, and the next one comes in', async () => {
  await finish(place);
  const ada = await arrive('Ada', '/opening', { javaScriptEnabled: false });
  await enter(ada, '#state button');
  expect(await ada.page.locator('.lead').innerText()).toContain('Sign-up is open');
  await ada.close();
  const newt = await arrive(null, '/', { javaScriptEnabled: false });
  await newt.signUp('Newt');
  expect(await h1(newt)).toBe('Welcome, Newt');
  await newt.close();
  await place.sql('delete from safeguarding_contacts');
  const later = await arrive('Ada', '/reviews');
  expect(await later.page.locator('main').innerText()).toContain('There is no safeguarding contact.');
  await isOpenToAll(later);
  await later.close();
});
