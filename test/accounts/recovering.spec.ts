import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Renewals } from '../../src/accounts/renewals.js';
import { newRecoveryCode } from '../../src/members/recovery-code.js';
import { type Forum, startForum } from '../support/forum.js';
import { sessionTag } from '../support/sessions.js';
import { codeIn, cookieIn, newBrowser, PASSWORD, send, signIn, signUp, whoIs } from './people.js';
import { hashTogether } from './races.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

const NEW = 'eleven lanterns by a lake';

async function recover(pseudonym: string, code: string, password = NEW, browser = newBrowser(forum)) {
  return send(browser, '/recovery', { pseudonym, code, password });
}

async function noticesOf(name: string): Promise<string[]> {
  const rows = await forum.sql<{ kind: string }>(
    `select n.kind from notices n join personas p on p.id = n.persona_id where p.name = $1 order by n.place`,
    [name],
  );
  return rows.map(({ kind }) => kind);
}

describe('coming back by the recovery code', () => {
  it('sets the new passphrase, signs in, shows a new code, ends all other sessions, leaves a notice', async () => {
    const before = newBrowser(forum);
    const code = await signUp(before, 'Lost Lark');
    const browser = newBrowser(forum);
    const page = await recover('Lost Lark', code, NEW, browser);
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(codeIn(page)).not.toBe(code);
    expect(await whoIs(browser)).toBe('Lost Lark');
    expect(await whoIs(before)).toBeNull();
    expect(await noticesOf('Lost Lark')).toEqual(['recovered']);
    expect((await signIn(newBrowser(forum), 'Lost Lark', NEW)).status).toBe(303);
    expect((await signIn(newBrowser(forum), 'Lost Lark', PASSWORD)).status).toBe(422);
  });

  it('takes the code as people type it, and the name too', async () => {
    const code = await signUp(newBrowser(forum), 'Typing Teal');
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect((await recover('typing-teal', typed)).status).toBe(200);
  });

  it('works once with each code', async () => {
    const code = await signUp(newBrowser(forum), 'Once Only');
    const next = codeIn(await recover('Once Only', code));
    expect((await recover('Once Only', code)).status).toBe(422);
    expect((await recover('Once Only', next)).status).toBe(200);
  });

  it('works once when the code is sent twice at the same moment', async () => {
    const code = await signUp(newBrowser(forum), 'Racing Rook');
    const renewals = forum.app.get(Renewals);
    const together = hashTogether(forum, 2);
    const both = await Promise.all([1, 2].map(() => renewals.recover('Racing Rook', code, NEW)));
    together.mockRestore();
    expect(both.filter((one) => one !== null)).toHaveLength(1);
    expect(await noticesOf('Racing Rook')).toEqual(['recovered']);
    const rows = await forum.sql('select from sessions where owner_tag = $1', [
      await sessionTag(forum, 'Racing Rook'),
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('what does not lead back', () => {
  it('gets the same answer for a wrong code as for an unknown name', async () => {
    await signUp(newBrowser(forum), 'Found Finch');
    const browser = newBrowser(forum);
    const code = newRecoveryCode();
    const answers = [
      await recover('Found Finch', code, NEW, browser),
      await recover('Nobody Here', code, NEW, browser),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    const [one, other] = answers.map(({ text }) => text.replace(/Found Finch|Nobody Here/g, ''));
    expect(one).toBe(other);
    expect(one).toContain('do not fit together');
    expect(one).not.toContain(NEW);
    expect(answers.map((answer) => cookieIn(answer, 'visit'))).toEqual([null, null]);
  });

  it('a code of somebody else', async () => {
    const code = await signUp(newBrowser(forum), 'Other Owner');
    await signUp(newBrowser(forum), 'Not Owner');
    expect((await recover('Not Owner', code)).status).toBe(422);
    expect((await signIn(newBrowser(forum), 'Not Owner')).status).toBe(303);
  });

  it.each([
    ['what is no code', { code: 'I forgot' }, 'code'],
    ['no code', { code: '' }, 'code'],
    ['no name', { pseudonym: '' }, 'pseudonym'],
    ['a short passphrase', { password: 'too short' }, 'password'],
    ['a common passphrase', { password: 'passwordpassword' }, 'password'],
    ['a passphrase like the name', { password: 'somebody 1234567' }, 'password'],
  ])('%s is said at the field, whether the name exists or not', async (_, wrong, field) => {
    const fields = { pseudonym: 'Somebody', code: newRecoveryCode(), password: NEW, ...wrong };
    const page = await send(newBrowser(forum), '/recovery', fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(`id="${field}-error"`);
    expect(page.text).not.toContain('do not fit together');
  });

  it('a wrong passphrase does not use the code up', async () => {
    const code = await signUp(newBrowser(forum), 'Second Try');
    expect((await recover('Second Try', code, 'too short')).status).toBe(422);
    expect((await recover('Second Try', code)).status).toBe(200);
  });
});
