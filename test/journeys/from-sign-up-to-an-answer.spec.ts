import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';

let forum: Forum;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  forum = await startForum();
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  await forum.person('Moss', 'moderator');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('the whole way of a post, %s', (_, javaScriptEnabled) => {
  it('leads from sign-up to a published answer, and a crisis post through a moderator back to its author', async () => {
    const suffix = javaScriptEnabled ? 'A' : 'B';
    const ana = await Person.at(browser, origin, { ...PHONE, javaScriptEnabled });
    await ana.signUp(`AnaWillow${suffix}`);
    expect(await ana.page.textContent('main')).toMatch(/keep this code/i);

    await ana.page.goto('/');
    await ana.page
      .getByRole('link', { name: /depression/i })
      .first()
      .click();
    await ana.page.goto('/boards/depression/threads/new');
    await ana.page.locator('[name=title]').fill('Long evenings');
    await ana.page.locator('[name=body]').fill('The evenings are *long*. How do you get through them?');
    await ana.submit(/send|post/i, '[name=title]');
    // A slow machine says first that the words have arrived; that page leads on by itself.
    await ana.page.waitForURL(/\/threads\//);
    expect(await ana.page.textContent('h1')).toBe('Long evenings');
    const thread = new URL(ana.page.url()).pathname;

    const ben = await Person.at(browser, origin, { ...DESKTOP, javaScriptEnabled });
    await ben.signUp(`BenHarbour${suffix}`);
    await ben.page.goto(thread);
    await ben.page
      .locator('[name=body]')
      .fill('I put the radio on and cook something slow. You are not alone.');
    await ben.submit(/send|post/i, '[name=body]');
    expect(await ben.page.textContent('main')).toContain('cook something slow');

    await ana.page.goto(thread);
    await ana.page.locator('[name=body]').fill('I want to kill myself tonight. I have the pills here.');
    await ana.submit(/send|post/i, '[name=body]');
    const held = (await ana.page.textContent('main')) ?? '';
    expect(held.indexOf('116 123')).toBeGreaterThan(-1);
    expect(held.indexOf('116 123')).toBeLessThan(held.indexOf('I have the pills here'));
    const heldAt = ana.page.url();

    await ben.page.goto(thread);
    expect(await ben.page.textContent('body')).not.toContain('I have the pills here');

    const mo = await Person.at(browser, origin, { ...DESKTOP, javaScriptEnabled });
    await mo.signIn('Moss', PASSWORD);
    await mo.page.goto('/reviews');
    await mo.page.locator('main table a').first().click();
    expect(await mo.page.locator('main mark').count()).toBeGreaterThan(0);
    await mo.page.locator('form[action$="/claim"] button').click();
    await ana.page.goto(heldAt);
    expect(await ana.page.textContent('main')).toMatch(/reading/i);

    await mo.page.locator('input[name=outcome][value=publish_with_note]').check();
    await mo.page.locator('[name=reason]').fill('I have read this. You are not alone with it tonight.');
    await mo.submit(/decide/i, '[name=outcome]');

    await ana.page.goto('/notices');
    expect(await ana.page.textContent('main')).toContain('You are not alone with it tonight.');
    await ben.page.goto(thread);
    const posts = await ben.page.locator('article.post').allTextContents();
    expect(posts).toHaveLength(3);
    expect(posts.at(-1)).toContain('I have the pills here');
    for (const person of [ana, ben, mo]) await person.close();
  });
});
