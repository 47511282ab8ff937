import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, type Desk, heldThread, MO, startDesk } from '../reviews/desk.js';
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

async function arrive(name: string, path: string, options: object): Promise<Person> {
  const person = await Person.at(browser, origin, { ...PHONE, ...options });
  await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
}

const read = ({ page }: Person) => page.locator('main').innerText();

describe.each([
  ['with scripts', { javaScriptEnabled: true }],
  ['without scripts', { javaScriptEnabled: false }],
])('a message before a decision, on a phone, by the keyboard alone, %s', (_, options) => {
  it('is read and answered by the author, and read again on the desk', async () => {
    const text = await heldThread(desk, { title: 'A long night', body: 'I cannot sleep again.' });
    await claim(desk.mo, text);
    const mo = await arrive(MO, `/reviews/${text.id}`, options);
    await keyOn(mo, '#write > summary', 'Enter');
    await typeInto(mo, '#message', 'Thank you for writing. Is somebody with you?');
    await enter(mo, 'form[action$="/message"] button:not([name])');
    expect(await read(mo)).toContain('not read yet');

    const ana = await arrive('Ana', '/notices', options);
    expect(await read(ana)).toContain('Is somebody with you?');
    await enter(ana, `article:has-text("A message from the team") a[href="/posts/${text.postId}/messages"]`);
    await typeInto(ana, '#body', 'My sister is here.');
    await enter(ana, 'form[action$="/messages"] button');
    expect(await read(ana)).toContain('My sister is here.');
    expect(await read(ana)).not.toContain(MO);
    if (options.javaScriptEnabled) expect(await ana.violations()).toEqual([]);
    await enter(ana, `a[href="/posts/${text.postId}"]`);
    await typeInto(ana, '#body', 'She stays tonight.');
    await enter(ana, 'form[action$="/messages"] button');

    if (options.javaScriptEnabled) {
      await mo.page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await mo.page.getByText('The author has answered while this page was open.').waitFor();
    }
    await enter(mo, `#exchange p:not([hidden]) a[href="/reviews/${text.id}"]`);
    const exchange = await mo.page.locator('#exchange').innerText();
    expect(exchange).toMatch(
      /the author has read it[\s\S]*Is somebody with you\?[\s\S]*My sister is here\.[\s\S]*She stays tonight\./,
    );
    if (options.javaScriptEnabled) expect(await mo.violations()).toEqual([]);
    for (const person of [mo, ana]) await person.close();
  });
});
