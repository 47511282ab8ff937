import { describe, expect, it } from 'vitest';
import { ADDRESS, BODY, PHONE as NUMBER } from '../details/details.js';
import { type Person, PHONE } from '../support/browser.js';
import { CRISIS } from '../support/people.js';
import { reads, useDesk } from './journey.js';

const journey = useDesk({ worker: true });

describe.each([true, false])('contact details on a phone, scripts %s', (scripts) => {
  const phone = { ...PHONE, javaScriptEnabled: scripts };
  const name = scripts ? 'Ana' : 'Ben';

  it('without a crisis: marked, and hidden with one tap', async () => {
    const person = await journey.arrive(name, '/boards/anxiety/threads/new', phone);
    await write(person, BODY);
    await settledHere(person, 'One thing before this goes up');
    await reads(
      person,
      ['only you can see them', 'Yours to decide', 'Ask a person', 'Change it'],
      [],
      scripts,
    );
    expect(await person.page.locator('main mark').allInnerTexts()).toEqual([NUMBER]);
    await person.page.getByRole('button', { name: 'Hide these words and put it up' }).click();
    await person.page.waitForURL(/\/(threads|posts)\//);
    await settledHere(person, '[words hidden]');
    await reads(person, ['[words hidden]'], [NUMBER], scripts);
    await person.close();
  });

  it('in a crisis: help first, and no form about details', async () => {
    const person = await journey.arrive(name, '/boards/anxiety/threads/new', phone);
    await write(person, `${CRISIS.under_way} I am at ${ADDRESS}.`);
    await settledHere(person, 'Waiting for a person to read it');
    expect(await person.page.locator('main h1').first().innerText()).toBe('Please get help right now');
    await reads(person, [ADDRESS], ['Hide these words', 'One thing before this goes up'], scripts);
    await person.close();
  });
});

async function write(person: Person, body: string): Promise<void> {
  await person.page.locator('#title').fill('This evening');
  await person.page.locator('#body').fill(body);
  await person.submit(/send|post/i, '#body');
}

// Without scripts nothing tells the page that the verdict is there: it is asked for again, as its refresh does.
async function settledHere({ page }: Person, words: string): Promise<void> {
  const look = async (): Promise<string> => {
    await page.reload();
    return page.locator('main').innerText();
  };
  await expect.poll(look, { timeout: 20_000 }).toContain(words);
}
