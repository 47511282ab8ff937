import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import { claim, type Desk, heldThread, LEA, MO, startDesk } from '../reviews/desk.js';
import { BODY, PHONE as NUMBER, SHOWN, TITLE, WHY } from '../reviews/masks.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { enter, keyOn, typeInto } from '../support/keyboard.js';

let desk: Desk;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  desk = await startDesk();
  origin = (await desk.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

const DECIDE = 'form[action$="/decision"] button:not([name]):not([tabindex])';
const NAME = { rule: 'contact.phone', category: 'contact_details' };

/** A crisis of Ana's in which the screen found a number. */
async function heldWithNumber(): Promise<Text> {
  const start = TITLE.length + 2 + BODY.indexOf(NUMBER);
  const matches = [{ start, end: start + NUMBER.length, ...NAME }];
  return heldThread(desk, { title: TITLE, body: BODY }, { matches });
}

// What looks for barriers needs scripts itself.
const scripted = new Set<Person>();

async function arrive(
  name: string | null,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await Person.at(browser, origin, { ...PHONE, ...options });
  if (options.javaScriptEnabled) scripted.add(person);
  if (name) await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
}

const read = ({ page }: Person) => page.locator('main').innerText();

async function reads(person: Person, words: string[], not: string[] = []): Promise<void> {
  const page = await read(person);
  for (const each of words) expect(page).toContain(each);
  for (const each of not) expect(page).not.toContain(each);
  if (scripted.has(person)) expect(await person.violations()).toEqual([]);
}

async function chooseMask(mo: Person): Promise<void> {
  await keyOn(mo, 'input[name=outcome]', 'Space');
  for (const next of ['publish_with_note', 'mask']) {
    await mo.page.keyboard.press('ArrowDown');
    await mo.page.locator(`#outcome-${next}:checked`).waitFor();
  }
}

async function mask(mo: Person, text: Text, scripts: boolean): Promise<void> {
  await enter(mo, `a[href="/reviews/${text.id}"]`);
  await enter(mo, 'form[action$="/claim"] button');
  await chooseMask(mo);
  // Scripts open the part for who chose it.
  if (!scripts) await keyOn(mo, '#hide-part > summary', 'Enter');
  await keyOn(mo, '#hide_0', 'Space');
  await typeInto(mo, '#hide', '12 Mill Lame');
  await enter(mo, 'button[value=preview]');
  await reads(mo, ['These words are not in the text', '“12 Mill Lame”']);
  await keyOn(mo, '#hide', 'Control+End');
  await mo.page.keyboard.press('Backspace');
  await mo.page.keyboard.press('Backspace');
  await mo.page.keyboard.type('ne');
  await enter(mo, 'button[value=preview]');
  await reads(mo, ['With the words hidden, others would read', SHOWN.title, SHOWN.body]);
  await typeInto(mo, '#reason', WHY);
  await enter(mo, DECIDE);
  expect(new URL(mo.page.url()).pathname).toBe('/reviews');
}

async function readWhatIsHidden(ana: Person): Promise<void> {
  await reads(ana, ['Your post is up, without some words', '12 Mill Lane', NUMBER, WHY], [MO]);
  await enter(ana, 'article.notice a[href^="/posts/"]');
  await reads(ana, ['Some of them are hidden', WHY, NUMBER, 'Change it', 'Take it back'], [MO]);
  expect(await ana.page.locator('main mark').allTextContents()).toEqual(['12 Mill Lane', NUMBER, NUMBER]);
}

async function showAll(lea: Person, look: string): Promise<void> {
  await enter(lea, look);
  await reads(lea, ['Show all of it', WHY, 'It is the number of the lines.']);
  await keyOn(lea, 'input[name=outcome]', 'Space');
  await typeInto(lea, '#reason', 'You are right, it is theirs.');
  await enter(lea, DECIDE);
}

describe.each([false, true])('with scripts: %s', (javaScriptEnabled) => {
  it('from all sides, with the keyboard alone: masked, read, looked at again, shown whole', async () => {
    const options = { javaScriptEnabled };
    const text = await heldWithNumber();
    const thread = `/threads/${text.threadId}`;
    const mo = await arrive(MO, '/reviews', options);
    await mask(mo, text, javaScriptEnabled);

    const guest = await arrive(null, thread, { ...options, colorScheme: 'dark' as const });
    const hidden = ['0151', 'Mill Lane'];
    await reads(guest, [SHOWN.title, SHOWN.body, 'Some words were hidden by the team.'], hidden);

    const ana = await arrive('Ana', '/notices', options);
    await readWhatIsHidden(ana);
    await enter(ana, 'main a[href$="/second-look"]');
    await typeInto(ana, '#body', 'It is the number of the lines.');
    await enter(ana, 'form[action$="/second-look"] button');
    await reads(ana, ['Someone else will look']);

    const lea = await arrive(LEA, '/second-looks', options);
    await showAll(lea, 'main a[href^="/second-looks/"]');
    await ana.page.goto('/notices');
    await reads(ana, ['All your words are up', 'You are right, it is theirs.'], [LEA]);
    await guest.page.goto(thread);
    await reads(guest, [TITLE, NUMBER], ['words hidden', 'hidden by the team']);
    for (const person of [mo, guest, ana, lea]) await person.close();
  });
});

it('takes the words that are selected, where scripts run', async () => {
  const text = await heldWithNumber();
  await claim(desk.mo, text);
  const mo = await arrive(MO, `/reviews/${text.id}`);
  await mo.page.locator('#outcome-mask').check();
  await mo.page.evaluate((number) => {
    const words = document.querySelectorAll('.own-text')[1]!;
    const range = document.createRange();
    range.selectNode([...words.querySelectorAll('mark')].find((mark) => mark.textContent === number)!);
    range.setEndAfter(words.querySelector('.rule')!);
    getSelection()!.addRange(range);
  }, NUMBER);
  await mo.page.getByRole('button', { name: 'Hide the words that I selected above' }).click();
  expect(await mo.page.locator('#hide').inputValue()).toBe(NUMBER);
  await mo.close();
});
