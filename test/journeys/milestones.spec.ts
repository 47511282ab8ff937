import { beforeAll, describe, expect, it } from 'vitest';
import { CompanyThreads } from '../../src/bad-night/company-threads.js';
import { dayIn, latestDay } from '../../src/milestones/days.js';
import type { Person } from '../support/browser.js';
import { CRISIS } from '../support/people.js';
import { reads, useDesk } from './journey.js';

const journey = useDesk({ worker: true });

beforeAll(async () => {
  const worker = await journey.desk.startWorker();
  await worker.get(CompanyThreads, { strict: false }).keepOpen();
});

async function press(person: Person, name: string | RegExp): Promise<void> {
  const arrived = person.page.waitForEvent('load');
  await person.page.getByRole('button', { name }).click();
  await arrived;
}

async function follow(person: Person, name: string | RegExp): Promise<void> {
  const arrived = person.page.waitForEvent('load');
  await person.page.getByRole('link', { name }).first().click();
  await arrived;
}

describe.each([true, false])('on a phone, scripts: %s', (scripts) => {
  const phone = { javaScriptEnabled: scripts, viewport: { width: 320, height: 640 } };

  it('days are counted, a setback takes none of them, and a night is got through', async () => {
    const ana = await journey.arrive('Ana', '/account', phone);
    await follow(ana, 'Your days and goals');
    await follow(ana, 'Count something');
    await ana.page.getByLabel('What do you count?').fill(`My last drink ${scripts ? 'one' : 'two'}`);
    await ana.page.getByLabel('The first day').fill('2026-01-01');
    await ana.page.getByLabel('Why you do this').fill('The river in the morning.');
    await press(ana, 'Keep it');
    await reads(ana, ['My last drink', 'days', 'The river in the morning.'], ['so far'], scripts);
    await follow(ana, 'I had a setback');
    await reads(ana, ['A setback takes nothing away'], [], scripts);
    await press(ana, 'Begin a new run');
    await reads(ana, ['so far, in one run. A new one begins today.', 'Setbacks'], [], scripts);
    await follow(ana, 'Set a goal');
    await ana.page.getByLabel('What would you like to reach?').fill('A week of walks');
    await ana.page.getByLabel('When do you want to look').fill('2026-02-01');
    await press(ana, 'Keep it');
    await follow(ana, 'A week of walks');
    await reads(ana, ['Your goal', 'I reached it'], [], scripts);
    await ana.page.goto('/');
    await reads(ana, ['you wanted to look at a goal again'], ['A week of walks']);

    await follow(ana, 'Bad night?');
    await reads(
      ana,
      ['Talk to someone', 'The river in the morning.', 'keep each other company'],
      [],
      scripts,
    );
    expect(await ana.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await follow(ana, 'Wait with me');
    await reads(ana, ['An urge is like a wave'], [], scripts);
    await ana.page.goBack();
    await ana.page.getByLabel('What you want to say').fill('Hello, it is a bad night.');
    await press(ana, /Anxiety/);
    await ana.page.waitForURL(/\/(threads|posts)\//);
    await expect
      .poll(async () => (await ana.page.reload(), ana.page.locator('main').innerText()))
      .toContain('Company at night');
    await ana.close();
  });

  it('a guest writes first, and whoever is in a crisis meets help before all else', async () => {
    const guest = await journey.arrive(null, '/bad-night', phone);
    await guest.page.getByLabel('What you want to say').fill(CRISIS.me);
    await press(guest, /Anxiety/);
    expect(await guest.page.locator('main h1').first().innerText()).toBe(
      'You do not have to get through this alone',
    );
    await reads(guest, ['Your words are kept'], [], scripts);
    await guest.close();
  });
});

it('the days of somebody far away are counted for their own calendar, and nothing says where they are', async () => {
  // Wherever it is another day than at the place just now; there is no moment without one.
  const now = new Date();
  const zone = ['Pacific/Kiritimati', 'Etc/GMT+12'].find((each) => dayIn(each, now) !== dayIn('UTC', now))!;
  const ben = await journey.arrive('Ben', '/milestones/new', { timezoneId: zone });
  await ben.page.waitForURL(`**/milestones/new?day=${dayIn(zone, now)}`);
  expect(await ben.page.getByLabel('The first day').inputValue()).toBe(dayIn(zone, now));
  expect(dayIn(zone, now) <= latestDay(now)).toBe(true);
  await ben.page.getByLabel('What do you count?').fill('A lamp');
  await press(ben, 'Keep it');
  await reads(ben, ['It begins today.']);
  expect(ben.page.url()).toContain(`?day=${dayIn(zone, now)}`);
  await ben.close();
});
