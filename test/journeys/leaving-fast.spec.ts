import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, PHONE, WITH_KEPT_PAGES } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { eventually, threadOf, type Written } from '../support/people.js';

// What must not be seen after leaving: a name, and words that were typed and not sent.
const NAME = 'Quillon';
const TYPED = 'elderberries in the attic';
const NEW = '/boards/depression/threads/new';

let forum: Forum;
let browser: Browser;
let keeping: Browser;
let origin: string;
let outside: Server;
let weather: string;
let thread: Written;
/** Headers of every request that the page outside got. */
const asked: NodeJS.Dict<string | string[]>[] = [];

beforeAll(async () => {
  outside = createServer((request, response) => {
    if (request.url === '/weather') asked.push(request.headers);
    response.setHeader('Content-Type', 'text/html').end('<title>Weather</title><h1>Rain later</h1>');
  });
  await new Promise<void>((ready) => outside.listen(0, '127.0.0.1', ready));
  weather = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/weather`;
  forum = await startForum({ config: { exitUrl: weather } });
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  thread = await threadOf(forum, await forum.person('Eve'), { title: 'Where to answer', body: 'Hello.' });
  await forum.person(NAME);
  browser = await openBrowser();
  keeping = await openBrowser(WITH_KEPT_PAGES);
});
afterAll(async () => {
  await browser.close();
  await keeping.close();
  await forum.stop();
  outside.close();
});

async function signedIn(
  javaScriptEnabled: boolean,
  at = browser,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await at.newContext({ ...PHONE, baseURL: origin, locale: 'en-GB', javaScriptEnabled });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('[name=pseudonym]').fill(NAME);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('main form button[type=submit]').last().click();
  await page.waitForURL((url) => url.pathname === '/');
  return { context, page };
}

const exitButton = (page: Page) => page.getByRole('button', { name: 'Exit this page' });

async function cookiesOf(context: BrowserContext): Promise<string[]> {
  return (await context.cookies(origin)).map(({ name }) => name);
}

/** What somebody sees who takes the phone now, and tries back, forward and reload. */
async function everythingSeen(page: Page): Promise<string[]> {
  const seen = [await seenOn(page)];
  for (let step = 0; step < 5; step++) {
    await page.goBack({ timeout: 2000 }).catch(() => null);
    seen.push(await seenOn(page));
    await page.reload();
    seen.push(await seenOn(page));
  }
  for (let step = 0; step < 3; step++) {
    await page.goForward({ timeout: 2000 }).catch(() => null);
    seen.push(await seenOn(page));
  }
  return seen;
}

async function seenOn(page: Page): Promise<string> {
  const fields = await page.locator('input:not([type=hidden]), textarea').all();
  const values = await Promise.all(fields.map((field) => field.inputValue()));
  return `${page.url()} ${await page.title()} ${await page.locator('body').innerText()} ${values.join(' ')}`;
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('leaving by the button, %s', (_, scripts) => {
  it.each([
    ['a browser that loads pages anew', () => browser],
    ['a browser that keeps pages whole', () => keeping],
  ])(
    'leads outside without a referrer, signed out, and back, forward and reload show nothing: %s',
    async (_, at) => {
      const { context, page } = await signedIn(scripts, at());
      await page.goto('/account');
      await page.goto(`/threads/${thread.threadId}`);
      await page.goto(NEW);
      await page.locator('#title').fill(TYPED);
      await page.locator('#body').fill(TYPED);
      asked.length = 0;
      await exitButton(page).click();
      await page.waitForURL(weather);
      expect(asked.map(({ referer }) => referer)).toEqual([undefined]);
      await eventually(async () => expect(await cookiesOf(context)).toEqual([]));
      const seen = await everythingSeen(page);
      expect(seen.length).toBeGreaterThan(10);
      expect(seen.some((text) => text.includes(origin))).toBe(true);
      for (const text of seen) {
        expect(text).not.toContain(NAME);
        expect(text).not.toContain(TYPED);
      }
      await page.goto('/account');
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await context.close();
    },
  );

  it('stands in the same place on a long page, within reach of a thumb, and hides no words', async () => {
    const { context, page } = await signedIn(scripts);
    await page.goto('/crisis-lines?country=GB');
    const place = await exitButton(page).boundingBox();
    expect(place!.height).toBeGreaterThanOrEqual(44);
    await page.locator('footer').scrollIntoViewIfNeeded();
    expect((await exitButton(page).boundingBox())!.y).toBeLessThan(60);
    expect((await exitButton(page).boundingBox())!.x).toBeCloseTo(place!.x, 0);
    await page.goto('/crisis-lines?country=GB#main');
    await eventually(async () => {
      const bar = await page.locator('.exit').boundingBox();
      const main = await page.locator('main').boundingBox();
      expect(main!.y).toBeGreaterThanOrEqual(bar!.y + bar!.height);
    });
    await context.close();
  });

  it('is the second thing that the keyboard finds', async () => {
    const { context, page } = await signedIn(scripts);
    await page.goto('/');
    const found: (string | null)[] = [];
    for (let press = 0; press < 3; press++) {
      await page.keyboard.press('Tab');
      found.push(await page.locator(':focus').textContent());
    }
    expect(found).toEqual(['Skip to the page', 'What this does', 'Exit this page']);
    await page.keyboard.press('Enter');
    await page.waitForURL(weather);
    await context.close();
  });
});

it('is tried with a browser that would show words again: without leaving, back brings them', async () => {
  const { context, page } = await signedIn(false, keeping);
  await page.goto(NEW);
  await page.locator('#body').fill(TYPED);
  await page.goto('/about');
  await page.goBack({ timeout: 2000 }).catch(() => null);
  expect(await seenOn(page)).toContain(TYPED);
  await context.close();
});

describe('Shift three times', () => {
  it('leaves at once from the middle of writing, and the words are in the account', async () => {
    const { context, page } = await signedIn(true);
    await page.goto('/account');
    await page.goto(NEW);
    await page.locator('#title').fill('Kept by leaving');
    await page.locator('#body').fill(TYPED);
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
    await page.waitForURL(weather);
    await eventually(async () => expect(await cookiesOf(context)).toEqual([]));
    // The form was replaced: one step back is the page before it, and that asks who is there.
    await page.goBack();
    expect(page.url()).toContain('/sign-in');
    expect(await seenOn(page)).not.toContain(NAME);
    await context.close();
    const later = await signedIn(true);
    await later.page.goto(NEW);
    expect(await later.page.locator('#body').inputValue()).toBe(TYPED);
    await later.page.getByRole('button', { name: 'Throw them away' }).click();
    await later.context.close();
  });

  it('is not what capital letters do, or Shift held for long, or twice', async () => {
    const { context, page } = await signedIn(true);
    await page.goto(NEW);
    await page.locator('#body').focus();
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift', 'x', 'Shift', 'Shift+Tab', 'Shift', 'Shift'])
      await page.keyboard.press(key);
    expect(new URL(page.url()).pathname).toBe(NEW);
    expect(await page.locator('.exit [role=status]').textContent()).toBe('Press Shift once more to leave.');
    expect(await page.locator('#body').inputValue()).toContain('ABC');
    await context.close();
  });

  it('takes other tabs along', async () => {
    const { context, page } = await signedIn(true);
    const other = await context.newPage();
    await other.goto('/account');
    await page.bringToFront();
    await page.goto('/');
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
    await Promise.all([page.waitForURL(weather), other.waitForURL(weather)]);
    await context.close();
  });

  it('forgets what scripts kept on the device', async () => {
    const { context, page } = await signedIn(true);
    await page.goto('/');
    await page.evaluate(() => localStorage.setItem('kept', 'on this device'));
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
    await page.waitForURL(weather);
    await page.goto('/');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await context.close();
  });
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('plain titles, %s', (_, scripts) => {
  it('stand on every tab from the choice on, also after leaving', async () => {
    const { context, page } = await signedIn(scripts);
    await page.goto('/exit/about');
    expect(await page.title()).toContain('Hearthside');
    await page.getByRole('button', { name: 'Make titles plain' }).click();
    await page.waitForURL(/titles/);
    for (const path of ['/', '/account', NEW, `/threads/${thread.threadId}`, '/nothing-here']) {
      await page.goto(path);
      expect(await page.title()).toBe('Notes');
    }
    await exitButton(page).click();
    await page.waitForURL(weather);
    await page.goto('/');
    expect(await page.title()).toBe('Notes');
    await context.close();
  });
});
