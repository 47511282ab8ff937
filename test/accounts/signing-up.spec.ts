import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPassphrase } from '../../src/members/passphrase.js';
import { type Forum, startForum } from '../support/forum.js';
import { sessionTag } from '../support/sessions.js';
import {
  codeIn,
  cookieIn,
  newBrowser,
  PASSWORD,
  send,
  signUp,
  tokenIn,
  tokenOf,
  valueIn,
  whoIs,
} from './people.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

const filledIn = (pseudonym: string, more: Record<string, string> = {}) => ({
  pseudonym,
  password: PASSWORD,
  agreed: 'yes',
  ...more,
});

async function members(): Promise<number> {
  const rows = await forum.sql<{ count: number }>(`select count(*)::int as count from members`);
  return rows[0]?.count ?? NaN;
}

async function exists(name: string): Promise<boolean> {
  const rows = await forum.sql(`select from personas where name = $1`, [name]);
  return rows.length === 1;
}

function fieldIn(html: string, name: string): string | null {
  return new RegExp(`<input id="${name}" [^>]*value="([^"]*)"`).exec(html)?.[1] ?? null;
}

describe('signing up', () => {
  it('offers three free names, and reads nothing about a person from the address', async () => {
    const page = await newBrowser(forum).get(
      '/sign-up?pseudonym=Ana&password=leaked-by-a-link&next=/boards/anxiety',
    );
    expect(page.status).toBe(200);
    expect(page.text.match(/<option value="[A-Za-z]+">/g)).toHaveLength(3);
    expect(page.text).not.toMatch(/Ana|leaked/);
    expect(fieldIn(page.text, 'password')).toBeNull();
  });

  it('makes a member with one name, signed in, and shows the code', async () => {
    const browser = newBrowser(forum);
    const page = await send(browser, '/sign-up', filledIn('Ana Maria'));
    expect(page.status).toBe(200);
    expect(codeIn(page)).toBeTruthy();
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('action="/sign-out"');
    expect(await whoIs(browser)).toBe('Ana Maria');
    const rows = await forum.sql(
      `select m.role, p.kind, p.name from members m join personas p on p.member_id = m.id where p.name = 'Ana Maria'`,
    );
    expect(rows).toEqual([{ role: 'member', kind: 'pseudonym', name: 'Ana Maria' }]);
  });

  it('keeps no secret that could be read from a stolen database', async () => {
    const browser = newBrowser(forum);
    const page = await send(browser, '/sign-up', filledIn('Careful'));
    const [row] = await forum.sql<{ password_hash: string; recovery_digest: Buffer; id_digest: Buffer }>(
      `select m.password_hash, m.recovery_digest, s.id_digest
       from personas p join members m on m.id = p.member_id join sessions s on s.owner_tag = $1
       where p.name = 'Careful'`,
      [await sessionTag(forum, 'Careful')],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$/);
    expect(row?.recovery_digest).toHaveLength(32);
    expect(row?.recovery_digest).not.toEqual(
      createHash('sha256').update(codeIn(page).replaceAll('-', '')).digest(),
    );
    const id = valueIn(page, 'visit');
    expect(row?.id_digest).toEqual(createHash('sha256').update(id).digest());
    expect(Buffer.from(id, 'base64url')).toHaveLength(32);
  });

  it('gives the browser a new id that scripts and other sites do not get', async () => {
    const browser = newBrowser(forum);
    const before = await browser.get('/sign-up');
    const after = await browser
      .post('/sign-up')
      .type('form')
      .send({ _csrf: tokenIn(before), ...filledIn('NewId') });
    expect(valueIn(after, 'visit')).not.toBe('');
    expect(valueIn(after, 'visit')).not.toBe(valueIn(before, 'visit'));
    expect(cookieIn(after, 'visit')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it.each([
    ['to where one was going', '/boards/anxiety', '/boards/anxiety'],
    ['never to another site', '//evil.example', '/'],
    ['never to another site by a whole address', 'https://evil.example/', '/'],
    ['home otherwise', '', '/'],
  ])('leads on %s', async (_, next, href) => {
    const name = `Onward${Math.trunc(Math.random() * 1e9)}`;
    const page = await send(newBrowser(forum), '/sign-up', filledIn(name, { next }));
    expect(page.text).toContain(`href="${href}">I have kept it`);
  });

  it('leads on to the words that wait', async () => {
    const browser = newBrowser(forum);
    const _csrf = await tokenOf(browser, '/sign-up');
    browser.jar.setCookie('draft=a-token; path=/');
    const page = await browser
      .post('/sign-up')
      .type('form')
      .send({ _csrf, ...filledIn('Waiting Words', { next: '/about' }) });
    expect(page.text).toContain('href="/drafts/waiting">I have kept it');
  });
});

describe('help with the form', () => {
  it('fills the offered passphrase in, and keeps the rest', async () => {
    const before = await members();
    const page = await send(newBrowser(forum), '/sign-up', filledIn('Filled In', { use: 'passphrase' }));
    expect(page.status).toBe(200);
    expect(isPassphrase(fieldIn(page.text, 'password') ?? '')).toBe(true);
    expect(fieldIn(page.text, 'pseudonym')).toBe('Filled In');
    expect(page.text).toMatch(/name="agreed"[^>]* checked/);
    expect(page.text).not.toContain('class="error"');
    expect(await members()).toBe(before);
  });

  it('fills in before anything else is there, without complaints', async () => {
    const page = await send(newBrowser(forum), '/sign-up', {
      pseudonym: '',
      password: '',
      use: 'passphrase',
    });
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('class="error"');
  });

  it('shows other names, and keeps the passphrase that was offered', async () => {
    const browser = newBrowser(forum);
    const offered = await send(browser, '/sign-up', { pseudonym: '', password: '', use: 'passphrase' });
    const passphrase = fieldIn(offered.text, 'password') ?? '';
    const page = await send(browser, '/sign-up', { pseudonym: '', password: passphrase, another: 'name' });
    expect(page.status).toBe(200);
    expect(fieldIn(page.text, 'password')).toBe(passphrase);
    const names = (html: string) => html.match(/<option value="[^"]+">/g);
    expect(names(page.text)).toHaveLength(3);
    expect(names(page.text)).not.toEqual(names(offered.text));
  });

  it('keeps the offered passphrase when something else is wrong, so that what was noted down still holds', async () => {
    const browser = newBrowser(forum);
    const offered = await send(browser, '/sign-up', { pseudonym: '', password: '', use: 'passphrase' });
    const passphrase = fieldIn(offered.text, 'password') ?? '';
    const page = await send(browser, '/sign-up', { pseudonym: 'x', password: passphrase });
    expect(page.status).toBe(422);
    expect(fieldIn(page.text, 'password')).toBe(passphrase);
  });
});

describe('what is not taken', () => {
  beforeAll(() => signUp(newBrowser(forum), 'Mary Taken').then(() => undefined));

  it.each([
    ['no name', { pseudonym: '   ' }, 'pseudonym'],
    ['a short name', { pseudonym: 'xy' }, 'pseudonym'],
    ['a long name', { pseudonym: 'abcdefghijklmnopqrstuvwxyz' }, 'pseudonym'],
    ['signs in a name', { pseudonym: '<b>Ana</b>' }, 'pseudonym'],
    ['a name with an @', { pseudonym: 'ana@example.org' }, 'pseudonym'],
    ['a taken name', { pseudonym: 'Mary Taken' }, 'pseudonym'],
    ['a name that looks like a taken one', { pseudonym: 'rnary-t4ken' }, 'pseudonym'],
    ['a name of the team', { pseudonym: 'M0derator' }, 'pseudonym'],
    ['a name that looks like one of the team', { pseudonym: 'adrnin' }, 'pseudonym'],
    ['a name that hurts', { pseudonym: 'KillYourself' }, 'pseudonym'],
    ['no passphrase', { password: '' }, 'password'],
    ['a short passphrase', { password: 'fourteen chars' }, 'password'],
    ['a common passphrase', { password: 'password1234567' }, 'password'],
    ['a passphrase like the name', { pseudonym: 'GrayHeron', password: 'grayheron123456' }, 'password'],
    ['no agreement', { agreed: '' }, 'agreed'],
    ['another agreement', { agreed: 'no' }, 'agreed'],
  ])('%s: 422, said at the field, everything kept but the password, nobody made', async (_, wrong, field) => {
    const before = await members();
    const fields: Record<string, string> = { ...filledIn('Nobody Yet', wrong) };
    fields.password = 'password' in wrong ? wrong.password : 'a fine long passphrase 8153';
    const page = await send(newBrowser(forum), '/sign-up', fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(`id="${field}-error"`);
    expect(page.text.match(/class="error"/g)).toHaveLength(1);
    expect(page.text.match(/<option value="[^"]+">/g)).toHaveLength(3);
    if (fields.password) expect(page.text).not.toContain(fields.password);
    expect(cookieIn(page, 'visit')).toBeNull();
    expect(await members()).toBe(before);
  });

  it('says everything that is wrong at once', async () => {
    const page = await send(newBrowser(forum), '/sign-up', { pseudonym: 'x', password: 'short' });
    for (const field of ['pseudonym', 'password', 'agreed'])
      expect(page.text).toContain(`id="${field}-error"`);
  });

  it('puts the name back as it was written, harmless', async () => {
    const page = await send(newBrowser(forum), '/sign-up', filledIn('"><script>alert(1)</script>'));
    expect(page.status).toBe(422);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script&gt;alert(1)');
  });

  it('a form of somebody else: fields missing, fields of others, a list for a text', async () => {
    const browser = newBrowser(forum);
    expect((await send(browser, '/sign-up', {})).status).toBe(422);
    expect((await send(browser, '/sign-up', filledIn('Forged', { role: 'admin' }))).status).toBe(400);
    const _csrf = await tokenOf(browser, '/sign-up');
    const list = await browser.post('/sign-up').type('form').send(`_csrf=${_csrf}&pseudonym=a&pseudonym=b`);
    expect(list.status).toBe(400);
    expect(await exists('Forged')).toBe(false);
  });

  it('a form without the token, or with that of another visitor', async () => {
    const browser = newBrowser(forum);
    const others = await tokenOf(newBrowser(forum), '/sign-up');
    await browser.get('/sign-up');
    for (const _csrf of ['', 'AAAA', others]) {
      const page = await browser
        .post('/sign-up')
        .type('form')
        .send({ _csrf, ...filledIn('Forged') });
      expect(page.status).toBe(403);
    }
    expect(await exists('Forged')).toBe(false);
  });
});

describe('a name that sounds like distress', () => {
  it('is not turned away: another name, and help before anything else', async () => {
    const browser = newBrowser(forum);
    const page = await send(browser, '/sign-up', filledIn('IWantToDie'));
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('IWantToDie');
    expect(await exists('IWantToDie')).toBe(false);
    const main = page.text.slice(page.text.indexOf('<main'));
    expect(main.indexOf('id="first-title"')).toBeGreaterThan(0);
    expect(main.indexOf('id="first-title"')).toBeLessThan(main.indexOf(codeIn(page)));
    expect(main).toContain('you did nothing wrong');
    expect(await whoIs(browser)).toMatch(/^[A-Z][a-z]+[A-Z][a-z]+(\d\d)?$/);
  });
});

describe('the same form twice', () => {
  it('sent again by a reload: no second account, no error, home', async () => {
    const browser = newBrowser(forum);
    const form = { _csrf: await tokenOf(browser, '/sign-up'), ...filledIn('Reloader') };
    const first = await browser.post('/sign-up').type('form').send(form);
    const before = await members();
    const second = await browser.post('/sign-up').type('form').send(form);
    expect([first.status, second.status, second.headers.location]).toEqual([200, 303, '/']);
    expect(await members()).toBe(before);
    expect(await whoIs(browser)).toBe('Reloader');
  });

  it('sent at once by a double click: one account, and the code of the second answer is the one that counts', async () => {
    const browser = newBrowser(forum);
    const page = await browser.get('/sign-up');
    const cookie = `visit=${valueIn(page, 'visit')}`;
    const form = { _csrf: tokenIn(page), ...filledIn('Doubler') };
    const click = () => newBrowser(forum).post('/sign-up').set('Cookie', cookie).type('form').send(form);
    const answers = await Promise.all([click(), click()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const rows = await forum.sql(`select from personas where name = 'Doubler'`);
    expect(rows).toHaveLength(1);
    const tries = await Promise.all(
      answers.map((answer) =>
        send(newBrowser(forum), '/recovery', {
          pseudonym: 'Doubler',
          code: codeIn(answer),
          password: 'eleven lanterns by a lake',
        }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is no way into an account that is older, even with its passphrase', async () => {
    await signUp(newBrowser(forum), 'Older Owl');
    await forum.sql(
      `update members set joined_on = joined_on - 1 where id = (select member_id from personas where name = 'Older Owl')`,
    );
    const page = await send(newBrowser(forum), '/sign-up', filledIn('Older Owl'));
    expect(page.status).toBe(422);
    expect(page.text).toContain('id="pseudonym-error"');
    expect(cookieIn(page, 'visit')).toBeNull();
  });

  it('two people who wish for one name at once: one gets it, the other other suggestions', async () => {
    const before = await members();
    const passwords = ['nine lemons in a jar', 'four donkeys on a hill'];
    const answers = await Promise.all(
      passwords.map((password) => send(newBrowser(forum), '/sign-up', filledIn('Wanted', { password }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await members()).toBe(before + 1);
  });
});

describe('who is in already', () => {
  it.each(['/sign-up', '/sign-in'])('is sent home from %s', async (path) => {
    const browser = newBrowser(forum);
    await signUp(browser, `In Already ${path.slice(-2)}`);
    const page = await browser.get(path);
    expect([page.status, page.headers.location]).toEqual([303, '/']);
    const posted = await browser.post(path).type('form').send(filledIn('Second Name'));
    expect([posted.status, posted.headers.location]).toEqual([303, '/']);
    expect(await exists('Second Name')).toBe(false);
  });
});
