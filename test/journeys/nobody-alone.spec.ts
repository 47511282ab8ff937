import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { settled, threadOf } from '../support/people.js';
import { isOpenToAll } from './journey.js';

const SHOTS = process.env.SHOTS;

let forum: Forum;
let browser: Browser;
beforeAll(async () => {
  forum = await startForum();
  browser = await openBrowser();
  for (const [name, role] of [
    ['Ana', 'member'],
    ['Ben', 'member'],
    ['Ada', 'admin'],
  ] as const)
    await forum.person(name, role);
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

async function arrive(name: string, path: string, javaScriptEnabled: boolean, look = PHONE): Promise<Person> {
  const origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  const person = await Person.at(browser, origin, { ...look, javaScriptEnabled, reducedMotion: 'reduce' });
  await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
}

async function look({ page }: Person, name: string, scripts: boolean): Promise<void> {
  const wide = await page
    .evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    .catch(() => 0);
  expect(wide).toBeLessThanOrEqual(0);
  if (SHOTS)
    await page.screenshot({ path: `${SHOTS}/${name}-${scripts ? 'js' : 'plain'}.png`, fullPage: true });
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('on a phone, %s', (_, scripts) => {
  it('somebody takes a turn from the list, and writes the first words', async () => {
    const title = scripts ? 'A long night' : 'A grey day';
    await threadOf(forum, await forum.person('Ana'), { title, body: 'The kettle is on.' });
    const ben = await arrive('Ben', '/boards/depression', scripts);
    await ben.page.getByRole('link', { name: /waiting for a first answer/ }).click();
    await look(ben, 'waiting', scripts);
    if (scripts) await isOpenToAll(ben);
    await ben.page.getByRole('button', { name: new RegExp(`I’ll write to them.*${title}`) }).click();
    await ben.page.waitForURL('**/threads/**');
    expect(await ben.page.locator('#first-reply').innerText()).toContain('You are writing the first words');
    await look(ben, 'turn', scripts);
    if (scripts) await isOpenToAll(ben);
    await ben.page.locator('textarea[name=body]').fill('I have read this. I know that feeling.');
    await ben.page.getByRole('button', { name: 'Send', exact: true }).click();
    await ben.page.waitForURL('**/threads/**');
    const [post] = await forum.sql<{ id: string }>(
      `select p.id from posts p join personas n on n.id = p.persona_id where n.name = 'Ben' order by p.published_at desc nulls first limit 1`,
    );
    await settled(forum, post!.id);
    await ben.page.goto('/waiting');
    expect(await ben.page.locator('main').innerText()).not.toContain(title);
  });

  it('an admin names the safeguarding contact, who reads what was told, and answers', async () => {
    await threadOf(forum, await forum.person('Ana'), {
      title: scripts ? 'School' : 'Home',
      body: 'I am 14 years old and my parents do not know that I write here.',
    });
    const ada = await arrive('Ada', '/safeguarding/contacts', scripts);
    if (scripts) {
      await isOpenToAll(ada);
      await ada.page.getByLabel('Who of the team').selectOption('Ada');
      await ada.page.getByRole('button', { name: 'Name them' }).click();
    }
    await look(ada, 'contacts', scripts);
    await ada.page.goto('/safeguarding/guidance');
    await look(ada, 'guidance', scripts);
    if (scripts) await isOpenToAll(ada);
    await ada.page.goto('/safeguarding');
    await look(ada, 'in-confidence', scripts);
    if (scripts) await isOpenToAll(ada);
    await ada.page.locator('main table a').first().click();
    await ada.page.waitForURL('**/safeguarding/*');
    await look(ada, 'item', scripts);
    if (scripts) await isOpenToAll(ada);
    await ada.page.getByLabel('I answer them').check();
    await ada.page.getByLabel('Your words').fill('Thank you for telling us.');
    await ada.page.getByRole('button', { name: 'Done' }).click();
    await ada.page.waitForURL('**/safeguarding');
    expect(await ada.page.locator('main').innerText()).toContain('Nothing waits for you.');
    const ana = await arrive('Ana', '/notices', scripts, scripts ? DESKTOP : PHONE);
    expect(await ana.page.locator('main').innerText()).toContain('Thank you for telling us.');
  });
});
