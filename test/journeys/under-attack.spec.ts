import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tickets } from '../../src/proof-of-work/tickets.js';
import { type Place, startPlace } from '../opening/place.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { isOpenToAll } from './journey.js';

let place: Place;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  place = await startPlace();
  await place.sql(
    `update sign_up_door set by_invitation = true, changed_at = date_trunc('minute', now()),
       changed_by = (select member_id from personas where name = 'Ada')`,
  );
  await place.sql('update sign_up_proof set asked = true');
  origin = (await place.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await place.phone.stop();
  await place.stop();
});

const SMALL = { ...PHONE, viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' as const };

async function arrive(path: string, options: BrowserContextOptions = {}): Promise<Person> {
  const person = await Person.at(browser, origin, { ...SMALL, ...options });
  await person.page.goto(path);
  return person;
}

async function invitation(): Promise<string> {
  const made = await place.ada.send('/invitations', { uses: '1', days: '7' }, '/invitations');
  return made.page.querySelector('#code')!.text.trim();
}

async function fillIn({ page }: Person, name: string, code: string): Promise<void> {
  await page.locator('[name=pseudonym]').fill(name);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=invitation]').fill(code);
  await page.locator('[name=agreed]').check();
}

const goIn = ({ page }: Person) => page.getByRole('button', { name: 'Go in' }).last();
const arrived = ({ page }: Person) => page.getByRole('heading', { name: 'Please keep this code' }).waitFor();

async function looksRight(person: Person): Promise<void> {
  await isOpenToAll(person);
  expect(await person.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  it('the page of the work, of the admin’s invitations and of the door have no barrier', async () => {
    const guest = await arrive('/sign-up', { colorScheme });
    await looksRight(guest);
    await guest.close();
    const ada = await arrive('/sign-in', { colorScheme });
    await ada.signIn('Ada', PASSWORD);
    await ada.page.getByRole('button', { name: 'Sign out' }).waitFor();
    for (const [path, heading] of [
      ['/invitations', 'Invitations'],
      ['/opening', 'Before you open'],
    ] as const) {
      await ada.page.goto(path);
      expect(await ada.page.locator('h1').innerText()).toBe(heading);
      await looksRight(ada);
    }
    await ada.close();
  });
});

it('a slow phone does the work beside the form; who is faster waits without a second press, and hears so', async () => {
  const person = await arrive('/sign-up');
  const slow = await person.page.context().newCDPSession(person.page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const state = person.page.getByRole('status').filter({ hasText: /browser|Almost/ });
  await person.page.locator('[name=pseudonym]').focus();
  expect(await state.innerText()).toContain('Your browser is at work');
  await fillIn(person, 'Quick Wren', await invitation());
  await goIn(person).click();
  await arrived(person);
  await person.close();
});

it('a form that comes back keeps the work that was done', async () => {
  const person = await arrive('/sign-up');
  await fillIn(person, 'Calm Wren', 'not a code');
  await person.page.getByText('Your browser is done').waitFor();
  const done = await person.page.locator('[name=solution]').inputValue();
  await goIn(person).click();
  await person.page.getByText('This code does not open the door').first().waitFor();
  expect(await person.page.locator('[name=solution]').inputValue()).toBe(done);
  await person.page.getByText('Your browser is done').waitFor();
  await fillIn(person, 'Calm Wren', await invitation());
  await goIn(person).click();
  await arrived(person);
  await person.close();
});

it('without scripts a ticket opens the door after some minutes, by the same form', async () => {
  const person = await arrive('/sign-up', { javaScriptEnabled: false });
  await person.page.getByRole('button', { name: 'Wait instead' }).click();
  expect(await person.page.locator('#proof').innerText()).toContain('Your turn comes in about 3 minutes');
  await fillIn(person, 'Still Wren', await invitation());
  await goIn(person).click();
  expect(await person.page.locator('.summary').innerText()).toContain('Your browser has not finished');
  place.app.get(Tickets).now = () => Date.now() + 4 * 60_000;
  await person.page.locator('[name=password]').fill(PASSWORD);
  await goIn(person).click();
  await arrived(person);
  await person.close();
});
