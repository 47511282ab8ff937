import { beforeAll, describe, expect, it } from 'vitest';
import { CheckInOpenings } from '../../src/check-ins/check-in-openings.js';
import type { Person } from '../support/browser.js';
import { reads, useDesk } from './journey.js';

const journey = useDesk({ worker: true });

beforeAll(async () => {
  const fay = await journey.desk.person('Fay', 'facilitator');
  const settings = { rhythm: 'daily', weekday: '1', hour: '0', zone: 'UTC' };
  await fay.send('/boards/addiction/check-in-settings', settings);
  await (await journey.desk.startWorker()).get(CheckInOpenings, { strict: false }).openDue();
  for (const name of ['Ana', 'Ben']) await journey.desk.person(name);
});

async function press(person: Person, name: string | RegExp): Promise<void> {
  const arrived = person.page.waitForEvent('load');
  await person.page.getByRole('button', { name }).click();
  await arrived;
}

async function fits(person: Person): Promise<void> {
  expect(await person.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
}

describe.each([true, false])('on a phone, scripts: %s', (scripts) => {
  const phone = { javaScriptEnabled: scripts, viewport: { width: 320, height: 640 } };
  const word = scripts ? 'a fern' : 'a lamp';

  it('somebody checks in on the board, finds their day, and is answered', async () => {
    const ana = await journey.arrive('Ana', '/boards/addiction', phone);
    await reads(ana, ['Check-in for'], ['streak'], scripts);
    await ana.page.getByText(/^Check in (here|once more)$/).click();
    await ana.page.getByLabel('very hard').check();
    await ana.page.getByLabel('One sentence, if you like').fill(`I saw ${word}.`);
    await ana.page.getByLabel('One small aim, if you like').fill('Tea at four.');
    await fits(ana);
    await press(ana, 'Check in');
    await ana.page.waitForURL(/\/(threads|posts)\//);
    await expect
      .poll(async () => (await ana.page.reload(), ana.page.locator('main').innerText()))
      .toContain('You have written here. Thank you for coming by.');
    await reads(ana, ['Today: very hard.', `I saw ${word}.`, 'One small aim: Tea at four.'], [], scripts);
    await fits(ana);

    await ana.page.goto('/check-ins/mine');
    await reads(ana, ['How your days were', 'very hard', 'Tea at four.'], ['streak'], scripts);
    await fits(ana);

    const ben = await journey.arrive('Ben', '/boards/addiction', phone);
    await ben.page.getByRole('link', { name: /Check-in for/ }).click();
    const post = ben.page.locator('article', { hasText: `I saw ${word}.` });
    await post.getByRole('button', { name: /I hear you/ }).click();
    await ben.page.waitForURL(/\/(threads|posts)\//);
    await reads(ben, ['You said: “I hear you”'], [], scripts);
    await post.getByRole('link', { name: /with a quote/ }).click();
    await ben.page.locator('textarea#body').fill('The same here today.');
    await press(ben, /Send|Answer/);
    await ben.page.waitForURL(/\/(threads|posts)\//);
    await expect
      .poll(async () => (await ben.page.reload(), ben.page.locator('main').innerText()))
      .toContain('The same here today.');
    await ben.close();

    await ana.page.goto('/check-ins/mine');
    await press(ana, /Take away/);
    await reads(ana, ['Nothing is kept here'], [], scripts);
    await ana.close();
  });

  it('a form with nothing in it comes again, kindly', async () => {
    const ana = await journey.arrive('Ana', '/boards/addiction', phone);
    await ana.page.getByRole('link', { name: /Check-in for/ }).click();
    await ana.page.getByText('Check in once more').click();
    await ana.page.getByRole('button', { name: 'Check in' }).click();
    await ana.page.waitForURL(/check-ins/);
    await reads(ana, ['Please say one thing'], [], scripts);
    await ana.page.goto(ana.page.url().replace('/check-ins', '/check-ins/new'));
    await reads(ana, ['How are you?', 'I would rather not say'], [], scripts);
    await fits(ana);
    await ana.close();
  });

  it('a facilitator says when they open', async () => {
    const fay = await journey.arrive('Fay', '/boards/addiction', phone);
    await fay.page.getByRole('link', { name: 'When check-ins open here' }).click();
    await reads(fay, ['How often does one open?'], [], scripts);
    await fits(fay);
    await fay.close();
  });
});
