import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Renewals } from '../../src/accounts/renewals.js';
import { Passwords } from '../../src/members/passwords.js';
import { type Forum, startForum } from '../support/forum.js';
import { codeIn, newBrowser, PASSWORD, send, signIn, signUp, tokenOf, whoIs } from './people.js';
import { viewerCalled } from './races.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

const NEW = 'eleven lanterns by a lake';
const WRONG = 'nine lemons in a jar';

async function recover(pseudonym: string, code: string): Promise<number> {
  return (await send(newBrowser(forum), '/recovery', { pseudonym, code, password: NEW })).status;
}

async function noticesOf(name: string): Promise<string[]> {
  const rows = await forum.sql<{ kind: string }>(
    `select n.kind from notices n join personas p on p.id = n.persona_id where p.name = $1`,
    [name],
  );
  return rows.map(({ kind }) => kind);
}

describe('making a new recovery code', () => {
  it('shows it once; it leads back in, and the old one does not', async () => {
    const browser = newBrowser(forum);
    const old = await signUp(browser, 'Renewing Rail');
    const page = await send(browser, '/recovery-code', { current: PASSWORD });
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('href="/account"');
    const code = codeIn(page);
    expect(code).not.toBe(old);
    expect((await browser.get('/recovery-code')).text).not.toContain(code);
    expect(await recover('Renewing Rail', old)).toBe(422);
    expect(await recover('Renewing Rail', code)).toBe(200);
  });

  it('is offered on the page of the account', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Offered Ouzel');
    expect((await browser.get('/account')).text).toContain('<a href="/recovery-code">');
  });

  it('leaves a notice, the passphrase as it is, and everybody signed in', async () => {
    const [browser, elsewhere] = [newBrowser(forum), newBrowser(forum)];
    await signUp(browser, 'Noticed Nuthatch');
    await signIn(elsewhere, 'Noticed Nuthatch');
    await send(browser, '/recovery-code', { current: PASSWORD });
    expect(await noticesOf('Noticed Nuthatch')).toEqual(['code_renewed']);
    expect((await browser.get('/notices')).text).toContain('<h2>You have a new recovery code</h2>');
    expect(await whoIs(browser)).toBe('Noticed Nuthatch');
    expect(await whoIs(elsewhere)).toBe('Noticed Nuthatch');
    expect((await signIn(newBrowser(forum), 'Noticed Nuthatch')).status).toBe(303);
  });
});

describe('what leaves the code as it is', () => {
  it.each([
    ['Wrong Wren', WRONG],
    ['Empty Egret', ''],
  ])('a passphrase that is not theirs, said at the field: %s', async (name, current) => {
    const browser = newBrowser(forum);
    const code = await signUp(browser, name);
    const page = await send(browser, '/recovery-code', { current });
    expect(page.status).toBe(422);
    expect(page.text).toContain('id="current-error"');
    expect(page.text).toContain('This is not your passphrase at the moment.');
    expect(page.text).not.toContain('lemons');
    expect(await noticesOf(name)).toEqual([]);
    expect(await recover(name, code)).toBe(200);
  });

  it('a passphrase that changes while it is checked', async () => {
    const code = await signUp(newBrowser(forum), 'Overtaken Owl');
    const viewer = await viewerCalled(forum, 'Overtaken Owl');
    const renewals = forum.app.get(Renewals);
    const given = { current: PASSWORD, visitId: 'not asked for' };
    const passwords = forum.app.get(Passwords, { strict: false });
    const verify = passwords.verify.bind(passwords);
    const overtaken = vi.spyOn(passwords, 'verify').mockImplementationOnce(async (hash, password) => {
      await renewals.changePassword(viewer, given, WRONG);
      return verify(hash, password);
    });
    expect(await renewals.renewCode(viewer, given)).toBeNull();
    overtaken.mockRestore();
    expect(await noticesOf('Overtaken Owl')).toEqual(['password_changed']);
    expect(await recover('Overtaken Owl', code)).toBe(200);
  });

  it('a guest: led to the way in, or told that the form is old', async () => {
    const browser = newBrowser(forum);
    const page = await browser.get('/recovery-code');
    expect([page.status, page.headers.location]).toEqual([303, '/sign-in?next=%2Frecovery-code']);
    const form = { _csrf: await tokenOf(browser, '/sign-in'), current: PASSWORD };
    expect((await browser.post('/recovery-code').type('form').send(form)).status).toBe(403);
  });

  it('a form without the token of its visitor', async () => {
    const browser = newBrowser(forum);
    const code = await signUp(browser, 'Tokenless Tern');
    const answer = await browser.post('/recovery-code').type('form').send({ current: PASSWORD });
    expect(answer.status).toBe(403);
    expect(await recover('Tokenless Tern', code)).toBe(200);
  });
});
