import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import { claim, type Desk, heldThread, MO, startDesk } from '../reviews/desk.js';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { enter, keyOn, tabTo, typeInto } from '../support/keyboard.js';
import { noted } from '../templates/words.js';

const DECIDE = 'form[action$="/decision"] button:not([name]):not([tabindex])';
const BEGIN = 'button[data-begin]';
const FILLED = 'Please call somebody. Thank you, Ana. We read along on Depression.';
const MILD = { tier: 'concern', about: null, why: 'strict' };

let desk: Desk;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  desk = await startDesk();
  await desk.person('Lou Lead', 'lead');
  origin = (await desk.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function arrive(name: string, path: string, options: object): Promise<Person> {
  const person = await Person.at(browser, origin, options);
  await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
}

const read = ({ page }: Person) => page.locator('main').innerText();
const reason = ({ page }: Person) => page.locator('#reason').inputValue();

async function claimed(): Promise<Text> {
  const text = await heldThread(desk, {}, MILD);
  await claim(desk.mo, text);
  return text;
}

/** Words of the team's own, by the form, with the keyboard alone. */
async function addWords(name: string, words: string, options: object): Promise<void> {
  const lou = await arrive('Lou Lead', '/templates', options);
  await enter(lou, 'a[href="/templates/new"]');
  // "K" chooses "Keep it between the author and us".
  await keyOn(lou, '#outcome', 'K');
  await typeInto(lou, '#name', name);
  await typeInto(lou, '#body', words);
  await enter(lou, 'form[action="/templates"] button');
  expect(await read(lou)).toContain('Version 1: Lou Lead');
  await lou.close();
}

/** Chooses words by the first letters of their name. */
async function choose(mo: Person, letters: string): Promise<void> {
  await tabTo(mo, '#template');
  await mo.page.keyboard.type(letters);
}

async function anaReads(words: string, options: object): Promise<void> {
  const ana = await arrive('Ana', '/notices', options);
  const told = await read(ana);
  expect(told).toContain(words);
  expect(told).toContain('Our automatic check stopped it, and a person has now read it.');
  for (const hidden of [MO, 'Lou', 'Quiet lamp', 'concern']) expect(told).not.toContain(hidden);
  await ana.close();
}

it('with the keyboard alone on a phone without scripts: added, put into the form, changed, sent, read', async () => {
  const options = { ...PHONE, javaScriptEnabled: false };
  await addWords('Quiet lamp', 'Please call somebody. Thank you, {name}. We read along on {board}.', options);
  const text = await claimed();
  const mo = await arrive(MO, `/reviews/${text.id}`, options);
  await keyOn(mo, '#outcome-publish', 'ArrowUp');
  await typeInto(mo, '#reason', 'I read it twice.');
  await mo.page.locator('#template').focus();
  await mo.page.keyboard.type('Quiet');
  await enter(mo, BEGIN);
  expect(await reason(mo)).toBe(`I read it twice.\n\n${FILLED}`);
  expect(await desk.sql('select from decisions')).toEqual([]);
  // The field with the words has the focus: whoever listens hears what is in it, and writes on.
  await mo.page.locator('#reason:focus').waitFor();
  await mo.page.keyboard.press('Control+End');
  await mo.page.keyboard.type(' Rest well.');
  await mo.page.locator('#outcome-keep').focus();
  await mo.page.keyboard.press('Space');
  await enter(mo, DECIDE);
  expect(mo.page.url()).toMatch(/\/reviews$/);
  await anaReads(`${FILLED} Rest well.`, options);
  expect(await noted(desk)).toMatchObject([{ outcome: 'keep', version: 1 }]);
  await mo.close();
});

it('with the keyboard alone where scripts run: at once, without loading the page, and nothing typed is lost', async () => {
  await addWords('Lantern', 'Good to read you, {name}.', DESKTOP);
  const text = await claimed();
  const mo = await arrive(MO, `/reviews/${text.id}`, DESKTOP);
  const loads: string[] = [];
  mo.page.on('framenavigated', (frame) => loads.push(frame.url()));
  await choose(mo, 'Quiet');
  await keyOn(mo, BEGIN, 'Enter');
  expect(await reason(mo)).toBe(FILLED);
  await mo.page.locator('#outcome-keep:checked').waitFor();
  // Untouched words make room for others; one's own stay.
  await mo.page.locator('#template').focus();
  await mo.page.keyboard.type('Lantern');
  await keyOn(mo, BEGIN, 'Enter');
  expect(await reason(mo)).toBe('Good to read you, Ana.');
  await mo.page.locator('#reason:focus').waitFor();
  await mo.page.keyboard.press('Control+End');
  await mo.page.keyboard.type(' Truly.');
  await mo.page.locator('#template').focus();
  await mo.page.keyboard.type('Quiet');
  await keyOn(mo, BEGIN, 'Enter');
  expect(await reason(mo)).toBe(`Good to read you, Ana. Truly.\n\n${FILLED}`);
  expect(loads).toEqual([]);
  await enter(mo, DECIDE);
  await anaReads(`Good to read you, Ana. Truly.`, DESKTOP);
  await mo.close();
});

it('Enter in the form of a decision decides, and does not fill it', async () => {
  const text = await claimed();
  const mo = await arrive(MO, `/reviews/${text.id}`, { ...DESKTOP, javaScriptEnabled: false });
  await typeInto(mo, '#reason', 'Mine.');
  await mo.page.locator('#outcome-keep').focus();
  await mo.page.keyboard.press('Space');
  await enter(mo, '#outcome-keep');
  expect(mo.page.url()).toMatch(/\/reviews$/);
  const [row] = await desk.sql<{ state: string }>('select state from revisions where id = $1', [text.id]);
  expect(row?.state).toBe('kept');
  await mo.close();
});
