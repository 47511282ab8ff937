import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claim, claimsOf, type Desk, endClaim, heldThread, MO, startDesk } from '../reviews/desk.js';
import { DESKTOP, openBrowser, Person } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';

let desk: Desk;
let browser: Browser;
let mo: Person;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  mo = await Person.at(browser, (await desk.app.getUrl()).replace('127.0.0.1', 'localhost'), DESKTOP);
  await mo.signIn(MO, PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

const isClaim = (url: string) => url.endsWith('/claim');

it('is renewed while the page is open, and given back when it is left', async () => {
  const text = await heldThread(desk);
  await claim(desk.mo, text);
  const renewed = mo.page.waitForResponse((answer) => isClaim(answer.url()));
  await mo.page.goto(`/reviews/${text.id}`);
  expect((await renewed).status()).toBe(303);
  await desk.sql(`update claims set until = now() + interval '1 minute' where revision_id = $1`, [text.id]);
  const again = mo.page.waitForResponse((answer) => isClaim(answer.url()));
  await mo.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  expect((await again).status()).toBe(303);
  const [left] = await desk.sql<{ long: boolean }>(
    `select until > now() + interval '10 minutes' as long from claims where revision_id = $1`,
    [text.id],
  );
  expect(left?.long).toBe(true);
  await mo.page.goto('/guidelines');
  await expect.poll(() => claimsOf(desk, text)).toEqual([]);
});

it('is kept through a decision', async () => {
  const text = await heldThread(desk);
  await claim(desk.mo, text);
  await mo.page.goto(`/reviews/${text.id}`);
  await mo.page.locator('#outcome-keep').check();
  await mo.page.locator('#reason').fill('We are glad that you wrote.');
  await mo.page.getByRole('button', { name: 'Decide' }).click();
  await mo.page.waitForURL('**/reviews');
  const [row] = await desk.sql<{ state: string }>('select state from revisions where id = $1', [text.id]);
  expect(row?.state).toBe('kept');
});

it('shows what has come in without loading the page again', async () => {
  await mo.page.clock.install();
  await mo.page.goto('/reviews');
  const text = await heldThread(desk, { title: 'Just now' });
  await endClaim(desk, text);
  await mo.page.mouse.move(5, 5);
  await mo.page.clock.runFor(31_000);
  await mo.page.getByRole('link', { name: 'Just now' }).waitFor();
});
