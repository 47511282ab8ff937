import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk, heldThread, MO } from '../reviews/desk.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { enter, keyOn, tabTo, typeInto } from '../support/keyboard.js';
import { CRISIS } from '../support/people.js';
import { clear, MILD } from '../urgent-words/words.js';

let desk: Desk;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  origin = await desk.app.getUrl();
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

const WORDS = 'Thank you for saying so. Are you safe right now?';

/** Both sides, by keys alone: the note that sounds like danger, and the answer to it. */
async function bothSides(options: typeof PHONE): Promise<void> {
  // axe is a script itself.
  const clean = async (who: Person) =>
    options.javaScriptEnabled === false || expect(await who.violations()).toEqual([]);
  await clear(desk);
  const { postId } = await heldThread(desk, { title: 'A long evening' }, MILD);
  const ana = await Person.at(browser, origin, options);
  await ana.signIn('Ana', PASSWORD);
  await ana.page.goto(`/posts/${postId}/misread`);
  await typeInto(ana, '#body', CRISIS.me);
  await enter(ana, 'main form[action$="/misread"] button');
  expect(await ana.page.locator('main h1').innerText()).toBe('You do not have to get through this alone');

  const mo = await Person.at(browser, origin, options);
  await mo.signIn(MO, PASSWORD);
  await mo.page.goto('/reviews');
  expect(await mo.page.locator('table.queue tbody td').first().innerText()).toContain(
    'A note beside a held text, from Ana',
  );
  await enter(mo, 'table.queue tbody tr:first-child a');
  expect(await mo.page.locator('main').innerText()).toContain(CRISIS.me);
  await clean(mo);
  await tabTo(mo, 'main form button');
  await enter(mo, 'main form button');
  expect(await mo.page.locator('.summary').innerText()).toContain('Please choose what you did.');
  await clean(mo);
  await keyOn(mo, '#outcome-answered', 'Space');
  await typeInto(mo, '#reason', WORDS);
  await enter(mo, 'main form button');
  expect(await mo.page.locator('main').innerText()).not.toContain('A note beside a held text');

  await ana.page.goto('/notices');
  expect(await ana.page.locator('main').innerText()).toContain('The team has answered you');
  expect(await ana.page.locator('main').innerText()).toContain(WORDS);
  await clean(ana);
  await ana.close();
  await mo.close();
}

describe('words to the team that sound like danger', () => {
  it('are answered on a phone, by keys alone', () => bothSides(PHONE));
  it('are answered without scripts', () => bothSides({ ...PHONE, javaScriptEnabled: false }));
});
