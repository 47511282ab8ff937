import { describe, expect, it } from 'vitest';
import { threadUp } from '../reviews/desk.js';
import type { Person } from '../support/browser.js';
import { reads, useDesk } from './journey.js';

const SHOTS = process.env.SHOTS;
const journey = useDesk({ worker: true });

async function press({ page }: Person, name: string): Promise<void> {
  const arrived = page.waitForEvent('load');
  await page.getByRole('button', { name, exact: true }).click();
  await arrived;
}

describe.each([true, false])('on a phone, scripts: %s', (scripts) => {
  const phone = { javaScriptEnabled: scripts, viewport: { width: 320, height: 640 } };

  async function look(person: Person, name: string, words: string[], not: string[] = []): Promise<void> {
    const { page } = person;
    await reads(person, words, not, scripts);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    const path = `${SHOTS}/${name}-${scripts ? 'js' : 'plain'}.png`;
    if (SHOTS) await page.screenshot({ path, fullPage: true });
  }

  async function choose(ada: Person, mode: RegExp, reason: string): Promise<void> {
    await ada.page.goto('/settings');
    await ada.page.getByLabel(mode).check();
    await ada.page.getByLabel('Why, in your words').fill(reason);
    await press(ada, 'Change it');
  }

  it('an answer is being written while the admin stops all writing; nothing is lost, and it goes up later', async () => {
    const { desk } = journey;
    await desk.person('Ada', 'admin');
    const { threadId } = await threadUp(desk);
    const words = `The kettle is on, ${scripts ? 'and the light' : 'and the radio'}.`;
    const ben = await journey.arrive('Ben', `/threads/${threadId}/posts/new`, phone);
    const ada = await journey.arrive('Ada', '/settings', phone);
    await look(ada, 'choice', ['People read: “This place is closed for a while.']);
    await ben.page.getByLabel('Your answer').fill(words);

    await choose(ada, /^Read-only/, 'Somebody sends hundreds of posts.');
    await press(ben, 'Send');
    await look(ben, 'words', ['Your words are kept', 'Somebody sends hundreds of posts.']);
    expect(await ben.page.getByLabel('Your answer').inputValue()).toBe(words);
    await ben.page.goto(`/threads/${threadId}`);
    await look(ben, 'thread', [], [words]);
    expect(await ben.page.getByRole('complementary', { name: 'What is open' }).innerText()).toContain(
      'Nobody can write here just now',
    );

    await choose(ada, /^Closed/, 'The team rests until Monday.');
    await ben.page.goto(`/threads/${threadId}`);
    await look(ben, 'closed', ['is closed for a while', 'Someone to talk to', 'Words you kept']);
    await ben.page.getByRole('link', { name: 'Words you kept' }).click();
    await look(ben, 'drafts', [words]);

    await choose(ada, /^Open/, '');
    await ben.page.goto('/drafts');
    await ben.page.getByRole('link', { name: words, exact: true }).click();
    await press(ben, 'Send');
    await ben.page.goto(`/threads/${threadId}`);
    const own = ben.page.getByRole('article').filter({ hasText: words });
    await expect.poll(async () => (await ben.page.reload(), own.count())).toBe(1);
  });
});
