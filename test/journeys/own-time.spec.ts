import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addShift, hoursFromNow, setUp } from '../duty/people.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled } from '../support/people.js';

let forum: Forum;
let browser: Browser;
let origin: string;
let postId: string;

// The place is in UTC, its next person comes in eight hours.
const shift = hoursFromNow(8);

beforeAll(async () => {
  forum = await startForum();
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  const lou = await forum.person('Lou', 'lead');
  await setUp(lou, { mode: 'rota' });
  await addShift(lou, { who: 'Lou', ...shift });
  postId = (await openThread(forum, await forum.person('Ana'), { title: 'Night', body: CRISIS.me })).postId;
  await settled(forum, postId);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

async function nextPerson(options: {
  timezoneId: string;
  javaScriptEnabled?: boolean;
}): Promise<string | null> {
  const ana = await Person.at(browser, origin, { ...PHONE, ...options });
  await ana.signIn('Ana', PASSWORD);
  await ana.page.goto(`/posts/${postId}`);
  const words = await ana.page.locator('time[data-own-time]').textContent();
  await ana.close();
  return words;
}

it('the next person comes in the reader’s own time, wherever they are', async () => {
  const hour = Number(shift.from.slice(0, 2));
  const there = `${String((hour + 9) % 24).padStart(2, '0')}:00`;
  expect(await nextPerson({ timezoneId: 'Asia/Tokyo' })).toMatch(
    new RegExp(`^\\w+day at ${there} \\(your time\\)$`),
  );
  expect(await nextPerson({ timezoneId: 'UTC' })).toMatch(
    new RegExp(`^\\w+day at ${shift.from} \\(your time\\)$`),
  );
});

it('without scripts it comes in the time of the place, with its name', async () => {
  expect(await nextPerson({ timezoneId: 'Asia/Tokyo', javaScriptEnabled: false })).toMatch(
    new RegExp(`^\\w+day at ${shift.from} \\(UTC time\\)$`),
  );
});
