import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/browser.js';
import { reads, useDesk } from './journey.js';

const journey = useDesk();

beforeAll(async () => {
  await journey.desk.person('Lou', 'lead');
  await journey.desk.person('Fay', 'facilitator');
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
  const house = scripts ? 'Harbour house' : 'Mill house';

  it('a lead adds a service, and a guest finds it by country and kind', async () => {
    const lou = await journey.arrive('Lou', '/resource-list/new', phone);
    await fits(lou);
    await lou.page.getByLabel('Country').selectOption('NZ');
    await lou.page.getByLabel('Name').fill(house);
    await press(lou, 'Add it');
    await reads(lou, ['Almost there', 'Please tick what it is for.'], [], scripts);
    await lou.page.getByLabel('Home and money').check();
    await lou.page.getByLabel('What it is', { exact: true }).fill('A house with an open door.');
    await lou.page.getByLabel('Website').fill('https://harbour.example.org/');
    await lou.page.getByLabel('Source').fill('Their own leaflet');
    await press(lou, 'Add it');
    await reads(lou, [house, 'Not checked by this team yet', 'Please check it.'], [], scripts);
    await fits(lou);
    await press(lou, 'I looked today, and it is right');
    await reads(lou, ['Lou looked at their site on'], ['Please check it.'], scripts);

    const guest = await journey.arrive(null, '/crisis-lines', phone);
    await guest.page.getByRole('link', { name: 'See other help' }).click();
    await guest.page.getByLabel('Country').selectOption('NZ');
    await guest.page.getByLabel('What kind of help?').selectOption('money');
    await press(guest, 'Show these');
    await reads(
      guest,
      ['Other help in New Zealand', house, 'Our team looked at this in'],
      ['Shelter'],
      scripts,
    );
    await fits(guest);
    const card = guest.page.locator('article', { hasText: house });
    await card.getByRole('link', { name: 'harbour.example.org' }).click();
    await guest.page.waitForURL(/\/leaving/);
    await reads(guest, ['harbour.example.org'], [], scripts);
    await guest.close();

    await press(lou, 'Hide it from everyone');
    await reads(lou, ['This entry is hidden.'], [], scripts);
    await lou.close();
  });

  it('a lead notes a training, and the person reads it', async () => {
    const lou = await journey.arrive('Lou', '/volunteers', phone);
    await fits(lou);
    await lou.page.getByRole('link', { name: 'Fay', exact: true }).first().click();
    await lou.page.getByLabel('Training').check();
    await lou.page.getByLabel('On which day').fill('2026-01-10');
    await lou.page.getByLabel('In one line').fill(`Listening at ${house}`);
    await press(lou, 'Write it down');
    await reads(lou, [`Training, 10 January 2026: Listening at ${house}`], [], scripts);
    await fits(lou);
    await lou.close();

    const fay = await journey.arrive('Fay', '/volunteering', phone);
    await reads(fay, [`Listening at ${house}`], ['Take it away'], scripts);
    await press(fay, 'I have read them, and I agree');
    await reads(fay, ['You agreed to the guidelines on'], [], scripts);
    await fits(fay);
    await fay.close();
  });
});
