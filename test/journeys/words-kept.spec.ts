import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { eventually, settled, threadOf, type Written } from '../support/people.js';

const NEW = '/boards/depression/threads/new';
const WORDS = 'It took me an hour to find these words.';

let forum: Forum;
let browser: Browser;
let origin: string;
let thread: Written;

beforeAll(async () => {
  forum = await startForum();
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  thread = await threadOf(forum, await forum.person('Eve'), { title: 'Where to answer', body: 'Hello.' });
  await forum.person('Ana');
  browser = await openBrowser();
});
beforeEach(() => forum.sql('delete from own_drafts'));
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

async function arrive(javaScriptEnabled: boolean, viewport = PHONE.viewport): Promise<Person> {
  const person = await Person.at(browser, origin, { ...PHONE, viewport, javaScriptEnabled });
  await person.signIn('Ana', PASSWORD);
  return person;
}

const kept = async () => (await forum.sql('select from own_drafts')).length;
const written = ({ page }: Person) => page.locator('#body').inputValue();

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_, scripts) => {
  it('a session that ends while somebody writes loses nothing: signed in again, one press sends it', async () => {
    const ana = await arrive(scripts);
    await ana.page.goto(`/threads/${thread.threadId}`);
    await ana.page.locator('#body').fill(`${WORDS} ${scripts}`);
    await forum.sql('delete from sessions');
    await ana.submit(/^Send$/, '#body');
    expect(await ana.page.locator('main').innerText()).toContain('Your words are kept');
    await ana.page
      .getByRole('link', { name: /I have a name here already|Sign in/ })
      .first()
      .click();
    await ana.page.locator('main [name=pseudonym]').fill('Ana');
    await ana.page.locator('[name=password]').fill(PASSWORD);
    await ana.submit(/^Sign in$/, '[name=password]');
    expect(await written(ana)).toBe(`${WORDS} ${scripts}`);
    await ana.submit(/Send it now/, '#body');
    await eventually(async () => {
      await ana.page.goto(`/threads/${thread.threadId}`);
      expect(await ana.page.locator('.post', { hasText: `${WORDS} ${scripts}` }).count()).toBe(1);
    });
    await ana.close();
  });

  it('a page that stood open since before another sign-in gives the words back in the same form', async () => {
    const ana = await arrive(scripts);
    await ana.page.goto(NEW);
    await ana.page.locator('#title').fill(`Open for long ${scripts}`);
    await ana.page.locator('#body').fill(WORDS);
    const cookies = await ana.page.context().cookies();
    const anew = await arrive(scripts);
    const [visit] = (await anew.page.context().cookies()).filter(({ name }) => name === 'visit');
    expect(cookies.map(({ value }) => value)).not.toContain(visit!.value);
    await ana.page.context().addCookies([visit!]);
    await ana.submit(/^Send$/, '#body');
    expect(await ana.page.locator('main').innerText()).toContain('nothing was sent');
    expect(await written(ana)).toBe(WORDS);
    await ana.submit(/Send it now/, '#body');
    const rows = await forum.sql('select from revisions where title = $1', [`Open for long ${scripts}`]);
    expect(rows).toHaveLength(1);
    await ana.close();
    await anew.close();
  });

  it('what is kept for later is there when the form is opened again, and goes when it is thrown away', async () => {
    const ana = await arrive(scripts);
    await ana.page.goto(NEW);
    await ana.page.locator('#title').fill('For later');
    await ana.page.locator('#body').fill(WORDS);
    await ana.submit(/Keep for later/, '#body');
    await ana.page.waitForURL(/#kept$/);
    expect(await written(ana)).toBe(WORDS);
    if (scripts) expect(await ana.violations()).toEqual([]);
    await ana.page.goto('/account');
    await ana.page.getByRole('link', { name: /Words you kept/ }).click();
    if (scripts) expect(await ana.violations()).toEqual([]);
    await ana.page.getByRole('link', { name: /For later/ }).click();
    await ana.page.getByRole('button', { name: 'Throw them away' }).click();
    await vi.waitFor(async () => expect(await written(ana)).toBe(''), 10_000);
    expect(await kept()).toBe(0);
    await ana.close();
  });
});

describe('with scripts', () => {
  it('words are kept while somebody writes, after a little quiet, and said so', async () => {
    const ana = await arrive(true);
    await ana.page.goto(`/threads/${thread.threadId}`);
    await ana.page.locator('#body').pressSequentially('Typed and not sent');
    await ana.page.locator('[data-kept]', { hasText: 'Kept just now.' }).waitFor();
    const ben = await arrive(true);
    await ben.page.goto(`/threads/${thread.threadId}/posts/new`);
    expect(await written(ben)).toBe('Typed and not sent');
    await ana.close();
    await ben.close();
  });

  it('words are kept when the page is left, and "back" brings them', async () => {
    const ana = await arrive(true);
    await ana.page.goto(NEW);
    await ana.page.locator('#title').fill('Left in the middle');
    await ana.page.locator('#body').fill(WORDS);
    await ana.page.goto('/crisis-lines');
    await eventually(async () => expect(await kept()).toBe(1));
    await ana.page.goBack();
    expect(await written(ana)).toBe(WORDS);
    await ana.close();
  });

  it('words that are sent leave no draft behind', async () => {
    const ana = await arrive(true);
    await ana.page.goto(NEW);
    await ana.page.locator('#title').fill('Sent at once');
    await ana.page.locator('#body').pressSequentially('Kept, and then sent.');
    await ana.page.locator('[data-kept]', { hasText: 'Kept just now.' }).waitFor();
    await ana.submit(/^Send$/, '#body');
    const [post] = await forum.sql<{ post_id: string }>(
      `select post_id from revisions where title = 'Sent at once'`,
    );
    await settled(forum, post!.post_id);
    expect(await kept()).toBe(0);
    await ana.page.goto(NEW);
    expect(await written(ana)).toBe('');
    await ana.close();
  });

  it('says so when words cannot be kept', async () => {
    const ana = await arrive(true);
    await ana.page.goto(NEW);
    await forum.sql('delete from sessions');
    await ana.page.locator('#body').pressSequentially('Nobody keeps this');
    await ana.page.locator('[data-kept]', { hasText: 'could not be kept' }).waitFor();
    expect(await written(ana)).toBe('Nobody keeps this');
    await ana.close();
  });
});

it.each(['/exit/about', '/drafts', '/account', NEW])(
  'fits a narrow phone, and is accessible: %s',
  async (path) => {
    const ana = await arrive(true, { width: 320, height: 640 });
    await ana.page.goto(path);
    expect(await ana.violations()).toEqual([]);
    expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await ana.close();
  },
);
