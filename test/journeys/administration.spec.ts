import { beforeAll, describe, expect, it } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { LOOKS } from '../../src/place/place-now.js';
import type { Person } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { isOpenToAll, reads, useDesk } from './journey.js';

const SHOTS = process.env.SHOTS;
const forum = useDesk();

beforeAll(async () => {
  await forum.desk.app.get(Accounts).create('Agnes', PASSWORD, 'admin');
});

const shot = async ({ page }: Person, what: string) =>
  SHOTS && page.screenshot({ path: `${SHOTS}/${what}.png`, fullPage: true });

const brand = ({ page }: Person) => page.locator('.brand').innerText();

const look = ({ page }: Person) => page.locator('html').getAttribute('data-look');

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('on a phone, %s', (_, scripts) => {
  it('a new admin finds the first steps, gives the place a name and a look, and puts the steps away', async () => {
    const options = { javaScriptEnabled: scripts, viewport: { width: 320, height: 700 } };
    const name = scripts
      ? 'Still Water & <b>friends</b>'
      : 'The long table of the people who are awake at night';
    const admin = await forum.arrive('Agnes', '/', options);
    await shot(admin, `home-${scripts}`);
    await admin.page.getByRole('link', { name: 'See the first steps' }).click();
    await reads(admin, ['What this place needs', 'Who is called in a crisis', 'Opening'], [], scripts);
    await shot(admin, `setup-${scripts}`);
    await admin.page.locator('#name').getByRole('link', { name: 'The place' }).click();
    await reads(admin, ['Countries that are offered first'], [], scripts);

    await admin.page.getByLabel('Name of the place').fill('x');
    await admin.page.getByLabel('Garden: soft green').check();
    await admin.page.getByLabel('1.', { exact: true }).selectOption('Ireland');
    await admin.page.getByRole('button', { name: 'Save', exact: true }).first().click();
    await reads(admin, ['Write a name of two letters at least'], [], scripts);
    expect(await admin.page.getByLabel('Garden: soft green').isChecked()).toBe(true);
    await admin.page.getByLabel('Name of the place').fill(name);
    await admin.page.getByRole('button', { name: 'Save', exact: true }).first().click();
    await admin.page.waitForURL('**/settings');
    await expect.poll(() => brand(admin)).toBe(name);
    expect(await look(admin)).toBe('garden');
    await shot(admin, `settings-${scripts}`);
    expect(await admin.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await admin.page.getByRole('link', { name: 'Its own words' }).click();
    await reads(admin, ['Changed in pages', 'How to make one yours'], [], scripts);

    const guest = await forum.arrive(null, '/crisis-lines', options);
    expect(await guest.page.title()).toBe(`Crisis lines – ${name}`);
    expect(await guest.page.locator('#country option:not([value=""])').first().innerText()).toBe('Ireland');
    await admin.page.goto('/');
    await admin.page.getByRole('button', { name: 'Put them away' }).click();
    await admin.page.waitForURL('/');
    await reads(admin, [], ['This place is new'], scripts);
    await admin.page.goto('/setup');
    await admin.page.getByRole('button', { name: 'Offer these steps' }).click();
    await reads(admin, ['What this place needs'], [], scripts);
    for (const person of [admin, guest]) await person.close();
  });
});

const PAGES = ['/', '/sign-in', '/crisis-lines?country=GB'];

/** Texts whose contrast is below 7 to 1. @returns how they begin */
async function paleWords({ page }: Person): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const rule = { runOnly: { type: 'rule' as const, values: ['color-contrast-enhanced'] } };
    const { violations } = await axe.run(document, rule);
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 120)));
  });
}

describe('each look', () => {
  it.each(LOOKS)('%s can be read by everybody, light and dark', async (chosen) => {
    await forum.desk.sql(`update place set look = $1`, [chosen]);
    const person = await forum.arrive(null, '/');
    await expect
      .poll(async () => (await person.page.reload(), look(person)), { timeout: 10_000 })
      .toBe(chosen);
    const papers = new Set<string>();
    for (const path of PAGES)
      for (const colorScheme of ['light', 'dark'] as const) {
        await person.page.goto(path);
        await person.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await isOpenToAll(person);
        expect(await paleWords(person), `${chosen}, ${colorScheme}, ${path}`).toEqual([]);
        papers.add(await person.page.evaluate(() => getComputedStyle(document.body).backgroundColor));
        if (path === '/') await shot(person, `${chosen}-${colorScheme}`);
      }
    expect(papers.size).toBe(2);
    await person.close();
  });
});
