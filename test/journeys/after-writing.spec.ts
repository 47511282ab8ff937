import { beforeEach, describe, expect, it } from 'vitest';
import { addShift, setUp } from '../duty/people.js';
import { READY, UNCLEAR } from '../first-help/waiting.js';
import { MO } from '../reviews/desk.js';
import type { Person } from '../support/browser.js';
import { CRISIS } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { reads, useDesk } from './journey.js';

const journey = useDesk({ worker: true });
const NIGHT = 'Nobody from the team is on duty right now.';
const DAY = 'Someone from the team is on duty now';

let lou: Visitor;
beforeEach(async () => {
  lou = await journey.desk.person('Lou', 'lead');
  await setUp(lou, { mode: 'rota' });
  await journey.desk.sql('delete from shifts');
});

/** Somebody is on duty, or nobody before eight hours from now. */
async function itIs(time: 'day' | 'night'): Promise<void> {
  const hour = (ahead: number) => `${String((new Date().getUTCHours() + ahead) % 24).padStart(2, '0')}:00`;
  const hours = time === 'day' ? { from: '00:00', to: '00:00' } : { from: hour(8), to: hour(11) };
  await addShift(lou, { who: MO, ...hours });
}

async function write(person: Person, words: string): Promise<void> {
  await person.page.locator('#title').fill('This night');
  await person.page.locator('#body').fill(words);
  await person.submit(/send|post/i, '#body');
}

async function press(person: Person, name: RegExp): Promise<void> {
  const arrived = person.page.waitForEvent('load');
  await person.page.getByRole('button', { name }).click();
  await arrived;
}

const PAGES = [
  [
    'me',
    'You do not have to get through this alone',
    ['Your words have arrived', 'What makes it hard to reach out?'],
  ],
  ['someone_else', 'You are worried about someone. Here is what helps.', ['Ask them directly', 'And you?']],
  ['under_way', 'Please get help right now', ['Unlock the door', 'poison centre']],
  ['harm_to_others', 'You can talk to someone about this', ['Step away from the person']],
] as const;

describe.each([true, false])('on a phone, scripts: %s', (scripts) => {
  const phone = { javaScriptEnabled: scripts, viewport: { width: 320, height: 640 } };

  describe.each(['day', 'night'] as const)('by %s', (time) => {
    it.each(PAGES)('who wrote in a crisis finds the page that fits: %s', async (about, title, words) => {
      await itIs(time);
      const ana = await journey.arrive('Ana', '/boards/anxiety/threads/new', phone);
      await write(ana, CRISIS[about]);
      expect(await ana.page.locator('main > :first-child h1').innerText()).toBe(title);
      await settledHere(ana);
      await reads(ana, [...words, time === 'day' ? DAY : NIGHT], [time === 'day' ? NIGHT : DAY], scripts);
      const wide = await ana.page.locator('main').evaluate((main) => main.scrollWidth > window.innerWidth);
      expect(wide).toBe(false);
      await ana.close();
    });
  });

  it('the question changes the page, and one ready sentence goes up without waiting', async () => {
    await itIs('night');
    const ana = await journey.arrive('Ana', '/boards/anxiety/threads/new', phone);
    await write(ana, UNCLEAR);
    await settledHere(ana);
    await reads(ana, ['Is this about you, or about someone else?'], [], scripts);
    await press(ana, /it is about me/i);
    await reads(
      ana,
      ['You do not have to get through this alone', 'You told us that this is about you.'],
      [],
      scripts,
    );
    const held = ana.page.url();
    await press(ana, /send this sentence/i);
    await ana.page.waitForURL(/\/threads\//);
    await reads(ana, [READY, 'A hard night'], [UNCLEAR], scripts);
    await ana.page.goto(held);
    await reads(ana, ['You asked for company.'], ['Send this sentence'], scripts);
    await ana.close();
  });

  it('the bar, the steps, where you are', async () => {
    const guest = await journey.arrive(null, '/boards/depression', phone);
    expect(await guest.page.locator('.help').innerText()).toContain('Heavy to read?');
    await guest.page.getByRole('link', { name: 'Something to steady you' }).click();
    for (let step = 1; step < 6; step++) {
      await reads(guest, [`Step ${step} of 6`], [], scripts);
      await guest.page.getByRole('link', { name: 'Next step' }).click();
      await guest.page.waitForURL(`**/grounding?step=${step + 1}`);
    }
    await guest.page.goto('/where-you-are');
    await reads(guest, ['unless you write it'], [], scripts);
    await guest.close();
  });

  it('a safety plan in the account, there again and cleared', async () => {
    const ben = await journey.arrive('Ben', '/safety-plan', phone);
    await ben.page.locator('#signs').fill('I stop answering.');
    await press(ben, /keep it in my account/i);
    await reads(ben, ['This plan is kept in your account.'], [], scripts);
    expect(await ben.page.locator('#signs').inputValue()).toBe('I stop answering.');
    await press(ben, /clear it from my account/i);
    expect(await ben.page.locator('#signs').inputValue()).toBe('');
    await ben.close();
  });

  it('nothing is offered on the device that does not work there', async () => {
    const guest = await journey.arrive(null, '/safety-plan', phone);
    const offered = guest.page.getByRole('button', { name: /on this device|print/i });
    expect(await offered.count()).toBe(scripts ? 2 : 0);
    expect(await guest.page.getByRole('button', { name: /in my account/i }).count()).toBe(0);
    await guest.close();
  });
});

it('a safety plan on the device stays there, goes nowhere else, and is cleared', async () => {
  const guest = await journey.arrive(null, '/safety-plan');
  const posted: string[] = [];
  guest.page.on('request', (request) => {
    if (request.method() !== 'GET') posted.push(request.url());
  });
  await guest.page.locator('#reason').fill('The cat.');
  await guest.page.getByRole('button', { name: 'Keep it on this device' }).click();
  await reads(guest, ['Kept on this device.'], [], true);
  await guest.page.reload();
  expect(await guest.page.locator('#reason').inputValue()).toBe('The cat.');
  guest.page.once('dialog', (dialog) => void dialog.accept());
  await guest.page.getByRole('button', { name: 'Clear it from this device' }).click();
  await guest.page.reload();
  expect(await guest.page.locator('#reason').inputValue()).toBe('');
  expect(posted).toEqual([]);
  await guest.close();
});

// Without scripts nothing tells the page that the verdict is there: it is asked for again, as its refresh does.
async function settledHere(ana: Person): Promise<void> {
  await expect
    .poll(
      async () => {
        await ana.page.reload();
        return ana.page.locator('main').innerText();
      },
      { timeout: 20_000 },
    )
    .toContain('Waiting for a person to read it');
}
