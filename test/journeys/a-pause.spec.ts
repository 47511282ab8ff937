import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { type Place, REASON, startPlace, writer } from '../limits/pauses.js';

let place: Place;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  place = await startPlace(true);
  origin = (await place.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await place.stop();
});

async function arrive(name: string, options: object): Promise<Person> {
  const person = await Person.at(browser, origin, { ...options, javaScriptEnabled: false });
  await person.signIn(name, PASSWORD);
  return person;
}

// Tab after Tab until the focus stands where a person wants it; without scripts nothing else moves it.
async function tabTo({ page }: Person, wanted: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if ((await page.locator(`${wanted}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No Tab leads to ${wanted}.`);
}

async function type(person: Person, field: string, words: string): Promise<void> {
  await tabTo(person, field);
  await person.page.keyboard.type(words);
}

async function choose(person: Person, field: string, key: string): Promise<void> {
  await tabTo(person, field);
  await person.page.keyboard.press(key);
}

async function press(person: Person, what: string): Promise<void> {
  await tabTo(person, what);
  await Promise.all([person.page.waitForEvent('load'), person.page.keyboard.press('Enter')]);
}

const read = ({ page }: Person) => page.locator('main').innerText();

it('from both sides, with the keyboard alone and without scripts: given, read, written about, looked at again, lifted', async () => {
  const { text } = await writer(place, 'Rosa');
  const thread = `/threads/${text.threadId}`;
  const rosa = await arrive('Rosa', PHONE);
  await rosa.page.goto(thread);
  const moe = await arrive('Moe', DESKTOP);
  await moe.page.goto(thread);
  await press(moe, 'a[href$="/pause"]');
  expect(await read(moe)).toContain('Never for distress.');
  await tabTo(moe, 'input[name=kind]');
  await moe.page.keyboard.press('ArrowDown');
  await choose(moe, '#hours', '2');
  await choose(moe, '#guideline', 'B');
  await type(moe, '#reason', REASON);
  await press(moe, 'form[action$="/pause"] button');
  expect(await read(moe)).toContain('Cool-off');

  // Her page with the form stood open since before.
  await type(rosa, '#body', 'I am going to kill myself tonight. I cannot do this any more.');
  await press(rosa, 'form[action$="/posts"] button');
  const refused = await read(rosa);
  expect(refused.indexOf('You do not have to get through this alone')).toBe(0);
  expect(refused).toContain('Your words are here, and not posted');
  await press(rosa, 'form[action="/pause/notes"] button');
  expect((await read(rosa)).indexOf('You do not have to get through this alone')).toBe(0);
  expect(await read(rosa)).toContain(REASON);
  await choose(rosa, 'details:has(form[action$="/appeal"]) summary', 'Enter');
  await type(rosa, 'form[action$="/appeal"] textarea', 'I was quoting a song.');
  await press(rosa, 'form[action$="/appeal"] button');
  expect(await read(rosa)).toContain('Someone else than who gave it will look.');

  const mia = await arrive('Mia', DESKTOP);
  await mia.page.goto('/reviews');
  expect(await read(mia)).toContain('A private note, from Rosa');
  await press(mia, 'a[href^="/urgent-words/"]');
  expect(await read(mia)).toContain('I am going to kill myself tonight.');
  await choose(mia, 'input[name=outcome]', 'Space');
  await type(mia, '#reason', 'I have read this. Please call one of the lines; we will read on here.');
  await press(mia, 'form[action$="/answer"] button');
  await mia.page.goto('/limits');
  await press(mia, 'a[href^="/limits/appeals/"]');
  await choose(mia, 'input[name=decision]', 'Space');
  await type(mia, '#reason', 'It was a song. I am glad that you asked.');
  await press(mia, 'form[action$="/decision"] button');
  expect(await read(mia)).toContain('Nobody has a pause.');

  await rosa.page.goto('/notices');
  expect(await read(rosa)).toContain('It was a song. I am glad that you asked.');
  expect(await read(rosa)).toContain('Please call one of the lines');
  await rosa.page.goto(thread);
  await type(rosa, '#body', 'Thank you for looking again.');
  await press(rosa, 'form[action$="/posts"] button');
  expect(await read(rosa)).toContain('Thank you for looking again.');
  for (const person of [rosa, moe, mia]) await person.close();
});
