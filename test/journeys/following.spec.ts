import { describe, expect, it } from 'vitest';
import { gather } from '../following/people.js';
import { replyUp, threadUp } from '../reviews/desk.js';
import type { Person } from '../support/browser.js';
import { reads, useDesk } from './journey.js';

const SHOTS = process.env.SHOTS;
const journey = useDesk({ worker: true });

async function press({ page }: Person, name: string | RegExp): Promise<void> {
  const arrived = page.waitForEvent('load');
  await page.getByRole('button', { name }).first().click();
  await arrived;
}

describe.each([true, false])('on a phone, scripts: %s', (scripts) => {
  const phone = { javaScriptEnabled: scripts, viewport: { width: 320, height: 640 } };

  async function shot({ page }: Person, name: string): Promise<void> {
    const path = `${SHOTS}/${name}-${scripts ? 'js' : 'plain'}.png`;
    if (SHOTS) await page.screenshot({ path, fullPage: true });
  }

  it('somebody follows a thread, saves a post, finds both again, and it stays quiet', async () => {
    const { desk } = journey;
    const title = scripts ? 'Grey mornings' : 'Long mornings';
    const thread = await threadUp(desk, { title, body: 'I cannot get up.', board: 'anxiety' });
    const path = `/threads/${thread.threadId}`;

    const mo = await journey.arrive('Mo Winter', path, phone);
    await press(mo, 'Follow this thread');
    await reads(mo, ['You follow this thread.'], [], scripts);
    await press(mo, /^Save for me/);
    await reads(mo, ['Let it go'], [], scripts);
    await shot(mo, 'thread');
    await replyUp(desk, thread, 'I open the curtains before anything else.');
    await gather(desk);

    await mo.page.goto('/');
    expect(await mo.page.locator('.nav .badge').count()).toBe(0);
    expect(await linesOf(mo)).toBe(2);
    expect(await mo.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await shot(mo, 'home');
    await mo.page.getByRole('link', { name: 'What you follow' }).first().click();
    await reads(mo, [title, 'something new'], [], scripts);
    await shot(mo, 'following');
    await mo.page.goto('/notices');
    await reads(mo, ['Quieter', `There is something new in “${title}”`], [], scripts);
    await shot(mo, 'notices');
    await mo.page
      .getByRole('link', { name: /^Go to the thread/ })
      .first()
      .click();
    await mo.page.waitForURL(`**${path}*`);
    await mo.page.goto('/saved');
    await reads(mo, ['I cannot get up.', title], [], scripts);
    await shot(mo, 'saved');
    await press(mo, /^Let it go/);
    await reads(mo, ['Nothing yet.'], [], scripts);
    await mo.page.goto('/notices/hours');
    await press(mo, 'Keep it quiet then');
    await reads(mo, ['No quiet hours any more'], [], scripts);
    await shot(mo, 'hours');
    await press(mo, 'No quiet hours any more');
    await mo.page.goto('/threads/mine');
    await reads(mo, ['Your threads'], [], scripts);
    await press(await backTo(mo, path), 'Stop following');
    await reads(mo, ['Would you like to hear'], [], scripts);
    await mo.close();
  });
});

async function backTo(person: Person, path: string): Promise<Person> {
  await person.page.goto(path);
  return person;
}

/** How many lines the navigation takes. */
async function linesOf({ page }: Person): Promise<number> {
  const tops: number[] = [];
  for (const item of await page.locator('header nav li').all()) tops.push((await item.boundingBox())?.y ?? 0);
  tops.sort((one, other) => one - other);
  return tops.filter((top, place) => top - (tops[place - 1] ?? -100) > 20).length;
}
