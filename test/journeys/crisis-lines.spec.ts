import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLine, shipped } from '../crisis-lines/lead.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { enter, keyOn, tabTo, typeInto } from '../support/keyboard.js';

let forum: Forum;
let browser: Browser;
let origin: string;

// Somewhere it is never noon at midnight: one of the two is closed at any hour.
const HALVES = [
  { name: 'Morning line', weekly: 'Every day 00:00-12:00' },
  { name: 'Evening line', weekly: 'Every day 12:00-24:00' },
];

beforeAll(async () => {
  forum = await startForum({ worker: false });
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  const lou = await forum.person('Lou', 'lead');
  for (const half of HALVES) await addLine(lou, { ...half, country: 'PT', zone: 'UTC' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

// What looks for barriers needs scripts itself.
const arrive = async (name: string | null, path: string, options: BrowserContextOptions): Promise<Person> => {
  const person = await Person.at(browser, origin, { ...PHONE, ...options });
  if (name) await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
};

const SMALL = { viewport: { width: 320, height: 640 } };

describe.each([
  ['with scripts', { ...SMALL, javaScriptEnabled: true }],
  ['without scripts', { ...SMALL, javaScriptEnabled: false }],
])('on a small phone, %s', (_, options) => {
  it('another country is one step away, and is remembered when wanted', async () => {
    const person = await arrive(null, '/', options);
    const { page } = person;
    await page.locator('aside.help a[href="/crisis-lines#another-country"]').click();
    await page.locator('#country').selectOption('IE');
    await page.getByRole('button', { name: 'Show its lines' }).click();
    await page.getByRole('button', { name: /Yes, show them/ }).click();
    await page.goto('/guidelines');
    expect(await page.locator('aside.help').innerText()).toContain('Lines for Ireland');
    await person.close();
  });

  it('a line says whether somebody answers now, and what to do if nobody does', async () => {
    const person = await arrive(null, '/crisis-lines?country=PT', options);
    const { page } = person;
    const halves = page.locator('article.line', { hasText: /Morning line|Evening line/ });
    const [first, last] = await halves.locator('.line-open').allInnerTexts();
    expect(first).toMatch(/^(Most likely open|Open) now/);
    expect(last).toMatch(/^Closed now\. Opens/);
    await page.locator('main summary', { hasText: 'If nobody answers' }).click();
    expect(await page.locator('main .nobody-answers').innerText()).toContain('Call 112');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await person.close();
  });

  it('a lead checks a line and mends it by keyboard alone', async () => {
    const person = await arrive('Lou', `/lines/${shipped('3114').id}`, options);
    await keyOn(person, 'input[name=check]', 'Space');
    await enter(person, 'form[action$="/check"] button');
    expect(await person.page.locator('dl.facts').innerText()).toContain('Lou called or wrote to them');
    await tabTo(person, '#calls');
    await person.page.keyboard.press('Control+A');
    await typeInto(person, '#calls', '+3114');
    await keyOn(person, '#how', 'ArrowUp');
    await enter(person, 'form[action$="/versions"] button');
    expect(await person.page.locator('#calls-error').innerText()).toContain('cannot be dialled');
    await person.close();
  });
});

it('the hours come in the reader’s own time, where scripts run', async () => {
  const moment = async (javaScriptEnabled: boolean): Promise<string> => {
    const options = { timezoneId: 'Asia/Kolkata', javaScriptEnabled };
    const person = await arrive(null, '/crisis-lines?country=PT', options);
    const { page } = person;
    const words = await page.locator('article.line time[data-own-time]').first().innerText();
    await person.close();
    return words;
  };
  expect(await moment(true)).toMatch(/^\w+day at (05:30|17:30) \(your time\)$/);
  expect(await moment(false)).toMatch(/their time$/);
});

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  it.each([
    [null, '/crisis-lines?country=PT'],
    ['Lou', '/lines'],
    ['Lou', '/lines/new'],
  ])('%s finds no barrier at %s', async (name, path) => {
    const person = await arrive(name, path, { ...SMALL, colorScheme });
    for (const summary of await person.page.locator('main summary').all()) await summary.click();
    await person.page.evaluate(() => window.scrollTo(0, 0));
    expect(await person.violations()).toEqual([]);
    await person.close();
  });
});
