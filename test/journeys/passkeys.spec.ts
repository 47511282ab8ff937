import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DESKTOP, openBrowser, Person } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';

const NAME = 'Keyed Kestrel';

let forum: Forum;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  forum = await startForum({ worker: false });
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  // Devices bind a passkey to the place that they see.
  Object.assign(forum.config, { publicUrl: origin });
  await forum.person(NAME);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

/** A phone that always finds the right finger, or never. */
async function phoneOf({ page }: Person): Promise<(rightFinger: boolean) => Promise<void>> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return (isUserVerified) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }).then(() => undefined);
}

async function press({ page }: Person, button: string, leadsTo: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL((url) => url.pathname === leadsTo);
}

it('a passkey is added, named, signs in, proves, and is left as the only way in', async () => {
  const person = await Person.at(browser, origin, DESKTOP);
  const { page } = person;
  const finger = await phoneOf(person);
  await person.signIn(NAME, PASSWORD);
  await page.goto('/account/passkeys/new');
  await page.locator('#current').fill(PASSWORD);
  await press(person, 'Go on', '/account/passkeys/new');
  expect(await person.violations()).toEqual([]);
  await page.locator('#label').fill('my phone');
  await press(person, 'Make the passkey', '/account/passkeys');
  expect(await page.locator('main').innerText()).toContain('my phone');
  expect(await person.violations()).toEqual([]);

  await page.getByRole('navigation').getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/sign-in?next=/account');
  expect(await page.locator('[data-passkey-unable]').isVisible()).toBe(false);
  await finger(false);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('Nothing happened. You can try once more.').waitFor();
  await finger(true);
  await press(person, 'Sign in with a passkey', '/account');
  expect(await page.locator('h1').innerText()).toBe(NAME);

  await page.goto('/password/removal');
  expect(await person.violations()).toEqual([]);
  await press(person, 'Use my passkey', '/account/passkeys');
  expect(await page.locator('main').innerText()).toContain('This is your only way in, so it stays.');
  await page.goto('/recovery-code');
  await page.getByRole('button', { name: 'Use my passkey' }).click();
  await page.locator('.code').waitFor();
  await person.close();
});

it('without scripts the way in says so, and name and passphrase work', async () => {
  await forum.person('Plain Plover');
  const person = await Person.at(browser, origin, { javaScriptEnabled: false });
  await person.page.goto('/sign-in');
  expect(await person.page.locator('[data-passkey-unable]').isVisible()).toBe(true);
  expect(await person.page.locator('[data-passkey]').isVisible()).toBe(false);
  await person.signIn('Plain Plover', PASSWORD);
  expect(new URL(person.page.url()).pathname).toBe('/');
  await person.close();
});
