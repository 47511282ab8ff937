import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Renewals } from '../../src/accounts/renewals.js';
import { isPassphrase } from '../../src/members/passphrase.js';
import { type Forum, startForum } from '../support/forum.js';
import { newBrowser, PASSWORD, send, sessionOf, signIn, signUp, tokenOf, valueIn, whoIs } from './people.js';
import { hashTogether, viewerCalled } from './races.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

const NEW = 'eleven lanterns by a lake';

describe('changing the password', () => {
  it('takes the new one, ends all other sessions, gives this one a new id, leaves a notice', async () => {
    const [browser, elsewhere] = [newBrowser(forum), newBrowser(forum)];
    await signUp(newBrowser(forum), 'Changing Crane');
    const before = await sessionOf(browser, 'Changing Crane');
    await signIn(elsewhere, 'Changing Crane');
    const answer = await send(browser, '/password', { current: PASSWORD, password: NEW });
    expect([answer.status, answer.headers.location]).toEqual([303, '/account']);
    expect(valueIn(answer, 'visit')).not.toBe(before);
    expect(await whoIs(browser)).toBe('Changing Crane');
    expect(await whoIs(elsewhere)).toBeNull();
    const thief = await newBrowser(forum).get('/account').set('Cookie', `visit=${before}`);
    expect(thief.status).toBe(303);
    const notices = await forum.sql(
      `select n.kind from notices n join personas p on p.id = n.persona_id where p.name = 'Changing Crane'`,
    );
    expect(notices).toEqual([{ kind: 'password_changed' }]);
    expect((await signIn(newBrowser(forum), 'Changing Crane', NEW)).status).toBe(303);
    expect((await signIn(newBrowser(forum), 'Changing Crane', PASSWORD)).status).toBe(422);
  });

  it('leaves the recovery code as it is', async () => {
    const browser = newBrowser(forum);
    const code = await signUp(browser, 'Coded Cedar');
    await send(browser, '/password', { current: PASSWORD, password: NEW });
    const fields = { pseudonym: 'Coded Cedar', code, password: 'nine lemons in a jar' };
    expect((await send(newBrowser(forum), '/recovery', fields)).status).toBe(200);
  });

  it('offers a passphrase at one tap', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Offered Otter');
    const page = await send(browser, '/password', { current: PASSWORD, password: '', use: 'passphrase' });
    expect(page.status).toBe(200);
    const offered = /<input id="password" [^>]*value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    expect(isPassphrase(offered)).toBe(true);
    expect(page.text).not.toContain(PASSWORD);
    const answer = await send(browser, '/password', { current: PASSWORD, password: offered });
    expect(answer.status).toBe(303);
    expect((await signIn(newBrowser(forum), 'Offered Otter', offered)).status).toBe(303);
  });

  it('by two at once lets one win', async () => {
    await signUp(newBrowser(forum), 'Racing Robin');
    const viewer = await viewerCalled(forum, 'Racing Robin');
    const renewals = forum.app.get(Renewals);
    const together = hashTogether(forum, 2);
    const ids = await Promise.all(
      [NEW, 'nine lemons in a jar'].map((password) =>
        renewals.changePassword(viewer, { current: PASSWORD, visitId: '' }, password),
      ),
    );
    together.mockRestore();
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
  });
});

describe('what changes nothing', () => {
  it.each([
    ['a wrong current one', { current: 'nine lemons in a jar', password: NEW }, 'current'],
    ['no current one', { current: '', password: NEW }, 'current'],
    ['a short new one', { current: PASSWORD, password: 'too short' }, 'password'],
    ['no new one', { current: PASSWORD, password: '' }, 'password'],
    ['a common new one', { current: PASSWORD, password: 'passwordpassword' }, 'password'],
    ['one like the name', { current: PASSWORD, password: 'same sparrow 123' }, 'password'],
  ])('%s', async (what, fields, field) => {
    const browser = newBrowser(forum);
    const name = what.includes('like the name')
      ? 'Same Sparrow'
      : `N ${what.replaceAll(' ', '').slice(0, 20)}`;
    await signUp(browser, name);
    const page = await send(browser, '/password', fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(`id="${field}-error"`);
    expect(page.text).not.toContain('lemons');
    expect(await whoIs(browser)).toBe(name);
    expect((await signIn(newBrowser(forum), name)).status).toBe(303);
  });

  it('a guest: led to the way in, or told that the form is old', async () => {
    const browser = newBrowser(forum);
    const page = await browser.get('/password');
    expect([page.status, page.headers.location]).toEqual([303, '/sign-in?next=%2Fpassword']);
    const _csrf = await tokenOf(browser, '/sign-in');
    const form = { _csrf, current: PASSWORD, password: NEW };
    expect((await browser.post('/password').type('form').send(form)).status).toBe(403);
  });
});
