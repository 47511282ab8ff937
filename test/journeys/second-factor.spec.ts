import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, describe } from 'vitest';
import { Phone } from '../second-factor/staff.js';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';

const SET_UP = '/account/second-factor';

let forum: Forum;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  forum = await startForum({ worker: false, config: { staffSecondFactor: 'required' } });
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

/** Lets the codes that were taken count no longer, as if half a minute had passed. */
async function laterOn(): Promise<void> {
  await forum.sql('update second_factors set last_step = 0');
}

async function isFine(person: Person): Promise<void> {
  expect(await person.violations()).toEqual([]);
  const wide = await person.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
}

async function keyOnPage({ page }: Person): Promise<Phone> {
  return new Phone((await page.locator('.code code').textContent())!.replaceAll(' ', ''));
}

const path = ({ page }: Person): string => new URL(page.url()).pathname;

describe.each([
  ['on a phone in the dark', 'Rowan', { ...PHONE, colorScheme: 'dark' as const }],
  ['at a desk', 'Robin', DESKTOP],
])('a lead %s', (_, name, options) => {
  it('sets up a second factor, comes back with it, renews it and takes it away', async () => {
    await forum.person(name, 'lead');
    const person = await Person.at(browser, origin, options);
    await person.signIn(name, PASSWORD);
    await person.page.goto('/reviews');
    expect(path(person)).toBe(SET_UP);
    await isFine(person);
    const phone = await keyOnPage(person);
    const drawn = await person.page.locator('svg[role=img]').boundingBox();
    expect(drawn!.width).toBeGreaterThan(200);
    await person.page.locator('#code').fill(phone.code());
    await person.page.locator('#current').fill(PASSWORD);
    await person.submit(/set it up/i, '#current');
    await isFine(person);
    const codes = await person.page.locator('.codes code').allTextContents();
    expect(codes).toHaveLength(10);
    await person.page.getByRole('link', { name: /open the desk/i }).click();
    expect(path(person)).toBe('/reviews');

    await person.page.getByRole('button', { name: /sign out/i }).click();
    await person.page.waitForURL('/');
    await laterOn();
    await person.signIn(name, PASSWORD);
    expect(path(person)).toBe('/sign-in/code');
    await isFine(person);
    await person.page.locator('#code').fill('12');
    await person.page.keyboard.press('Enter');
    await person.page.locator('#code-error').waitFor();
    await isFine(person);
    await person.page.locator('#code').fill(phone.code());
    await person.page.keyboard.press('Enter');
    await person.page.waitForURL('/');
    await person.page.goto('/reviews');
    expect(path(person)).toBe('/reviews');

    for (const page of [
      SET_UP,
      `${SET_UP}/change`,
      `${SET_UP}/codes`,
      `${SET_UP}/removal`,
      '/factor-resets',
    ]) {
      await person.page.goto(page);
      expect(path(person)).toBe(page);
      await isFine(person);
    }
    await person.page.goto(`${SET_UP}/removal`);
    await person.page.locator('#code').fill(codes[0]!);
    await person.submit(/remove it/i, '#code');
    expect(path(person)).toBe(SET_UP);
    await person.page.goto('/reviews');
    expect(path(person)).toBe(SET_UP);
    await person.close();
  });
});

it('a form that was sent too late is kept through the code, without scripts and by keyboard', async () => {
  await forum.person('Linden', 'lead');
  const person = await Person.at(browser, origin, { ...DESKTOP, javaScriptEnabled: false });
  await person.signIn('Linden', PASSWORD);
  await person.page.goto(SET_UP);
  const phone = await keyOnPage(person);
  await person.page.locator('#code').fill(phone.code());
  await person.page.locator('#current').fill(PASSWORD);
  await person.page.keyboard.press('Enter');
  await person.page.locator('.codes').waitFor();
  await laterOn();

  await person.page.goto('/terms/new');
  await person.page.locator('[name=phrase]').fill('old toll bridge');
  await person.page.locator('[name=note]').fill('Where the river bends.\nPeople here know it.');
  await person.page.locator('[name=category]').selectOption('suicide');
  await person.page.locator('[name=tier]').selectOption('concern');
  await forum.sql(`update sessions set desk_seen_at = desk_seen_at - interval '2 hours'`);
  await person.page.locator('[name=phrase]').press('Enter');
  await person.page.locator('#code').fill(phone.code());
  await person.page.locator('#code').press('Enter');
  await person.page.getByRole('heading', { name: 'What you were sending is here' }).waitFor();
  expect(await person.page.locator('textarea').inputValue()).toBe(
    'Where the river bends.\nPeople here know it.',
  );
  expect(await forum.sql('select from terms')).toEqual([]);
  await person.page.getByRole('button', { name: 'Send it now' }).press('Enter');
  await person.page.waitForLoadState('load');
  expect(await person.page.locator('main').textContent()).toContain('old toll bridge');
  await person.close();
});
