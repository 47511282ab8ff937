import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { settled, threadOf, type Written } from '../support/people.js';
import { isOpenToAll, reads } from './journey.js';

const NARROW = { ...PHONE, viewport: { width: 320, height: 700 } };
const WORDS = 'A year today since she has gone.';

let forum: Forum;
let browser: Browser;
let origin: string;
let thread: Written;

beforeAll(async () => {
  forum = await startForum();
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  thread = await threadOf(forum, await forum.person('Cleo'), { title: 'Where to answer', body: 'Hello.' });
  for (const name of ['Ana1', 'Ana2', 'Ben1', 'Ben2']) await forum.person(name);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

async function arrive(name: string | null, javaScriptEnabled: boolean): Promise<Person> {
  const person = await Person.at(browser, origin, { ...NARROW, javaScriptEnabled });
  if (name) await person.signIn(name, PASSWORD);
  return person;
}

const words = ({ page }: Person) => page.getByText(WORDS);

describe.each([
  ['with scripts', true, '1'],
  ['without scripts', false, '2'],
])('%s, on a narrow phone', (_, scripts, nth) => {
  it('a note folds what it is on; a reader opens it, hides it, blocks the name, and takes all of it back', async () => {
    const ana = await arrive(`Ana${nth}`, scripts);
    await ana.page.goto(`/threads/${thread.threadId}`);
    await ana.page.locator('#body').fill(WORDS);
    await ana.page.locator('details.notes > summary').click();
    await ana.page.getByLabel('death and grief').check();
    await ana.submit(/^Send$/, '#body');
    const [post] = await forum.sql<{ id: string }>(
      `select p.id from posts p join personas n on n.id = p.persona_id where n.name = $1`,
      [`Ana${nth}`],
    );
    await settled(forum, post!.id);

    const guest = await arrive(null, scripts);
    await guest.page.goto(`/threads/${thread.threadId}`);
    await expectHidden(guest);
    if (scripts) await isOpenToAll(guest);
    await guest.page.locator(`#post-${post!.id} details.fold > summary`).click();
    expect(await words(guest).first().isVisible()).toBe(true);
    await guest.close();

    const ben = await arrive(`Ben${nth}`, scripts);
    await ben.page.goto('/account');
    await ben.page.getByRole('link', { name: /How you want to read/ }).click();
    if (scripts) await isOpenToAll(ben);
    await ben.page.getByLabel('death and grief').selectOption('hide');
    await ben.submit(/Keep this/, '#words');
    await reads(ben, ['This is kept now.']);
    await ben.page.goto(`/threads/${thread.threadId}`);
    await reads(ben, ['Not shown, as you chose. It is about death and grief.'], [WORDS], scripts);
    await ben.page.goto('/reading-choices');
    await ben.page.getByLabel('death and grief').selectOption('show');
    await ben.submit(/Keep this/, '#words');

    await ben.page.goto(`/threads/${thread.threadId}`);
    await reads(ben, [WORDS, 'Note: death and grief']);
    await ben.page
      .locator(`#post-${post!.id}`)
      .getByRole('link', { name: /Block this name/ })
      .click();
    await reads(ben, [`Block Ana${nth}`, 'It is for this name alone.'], [], scripts);
    await ben.page.getByRole('button', { name: 'Block this name' }).click();
    await ben.page.waitForLoadState('load');
    await ben.page.goto(`/threads/${thread.threadId}`);
    await reads(ben, ['A post by a name that you blocked'], [WORDS, `Ana${nth}`], scripts);
    await ben.page.goto('/reading-choices');
    await ben.page.getByRole('button', { name: new RegExp(`Take the block back.*Ana${nth}`) }).click();
    await ben.page.waitForLoadState('load');
    await ben.page.goto(`/threads/${thread.threadId}`);
    await reads(ben, [WORDS]);
    await ben.close();

    await ana.page.goto(`/posts/${post!.id}/notes`);
    if (scripts) await isOpenToAll(ana);
    await ana.page.getByLabel('death and grief').uncheck();
    await ana.page.getByRole('button', { name: 'Keep the notes' }).click();
    await ana.page.waitForLoadState('load');
    const later = await arrive(null, scripts);
    await later.page.goto(`/threads/${thread.threadId}`);
    await reads(later, [WORDS]);
    expect(await later.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
      true,
    );
    await later.close();
    await ana.close();
    await forum.sql('delete from posts where id = $1', [post!.id]);
  });
});

async function expectHidden(person: Person): Promise<void> {
  for (const each of await words(person).all()) expect(await each.isVisible()).toBe(false);
  expect(await person.page.getByText('About death and grief. Open it to read').isVisible()).toBe(true);
}
