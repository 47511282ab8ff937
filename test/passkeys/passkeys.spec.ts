import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { PasskeyChanges } from '../../src/accounts/passkeys/passkey-changes.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { viewerCalled } from '../accounts/races.js';
import { noticesOf, REQUIRED } from '../second-factor/staff.js';
import type { Visitor } from '../support/visitor.js';
import { Authenticator, type Otherwise } from './authenticator.js';
import {
  addMade,
  addPasskey,
  HOME,
  idsOf,
  invitation,
  optionsOn,
  sendPasskey,
  signInWith,
  whoIs,
} from './ways.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false, config: { publicUrl: 'http://localhost:3000', ...REQUIRED } });
});
afterAll(() => forum.stop());
afterEach(() => vi.useRealTimers());

/** Proves by passkey on a page that asks for it, and sends its form. */
async function prove(visitor: Visitor, path: string, phone: Authenticator, otherwise: Otherwise = {}) {
  const page = await visitor.get(path);
  const _csrf = page.page.querySelector('main input[name=_csrf]')!.getAttribute('value')!;
  return visitor.post(path, { _csrf, passkey: phone.sign(optionsOn(page), otherwise) });
}

describe('a passkey', () => {
  it('is added, named, and signs in without a name; a notice says so', async () => {
    const ana = await forum.person('Added Ani');
    const phone = await addPasskey(ana, 'my phone');
    const page = await ana.get(HOME);
    expect(page.text).toContain('my phone');
    expect(page.text).toMatch(/Added on \d+ \w+\./);
    expect(await noticesOf(forum, 'Added Ani')).toEqual(['passkey_added']);
    const guest = forum.guest();
    const answer = await signInWith(guest, phone);
    expect([answer.status, answer.location]).toEqual([303, '/']);
    expect(await whoIs(guest)).toBe('Added Ani');
    const [id] = await idsOf(forum, 'Added Ani');
    await ana.send(HOME, { label: 'old phone' }, `${HOME}/${id}/label`);
    expect((await ana.get(HOME)).text).toContain('old phone');
    const long = await ana.send(HOME, { label: 'x'.repeat(41) }, `${HOME}/${id}/label`);
    expect(long.status).toBe(422);
    expect((await ana.get(HOME)).text).toContain('old phone');
  });

  it('leaves in the database a day, a count, a key, random ids, and what it is called sealed', async () => {
    const ben = await forum.person('Dumped Dove');
    await addPasskey(ben, 'the phone of Dora');
    const [row] = await forum.sql<Record<string, unknown>>(
      `select k.*, p.id as persona from passkeys k
       join personas p on p.member_id = k.member_id where p.name = 'Dumped Dove'`,
    );
    expect(Object.keys(row!).sort()).toEqual([
      'added_on',
      'counter',
      'credential_id',
      'id',
      'label_sealed',
      'member_id',
      'persona',
      'public_key',
      'user_handle',
    ]);
    expect((row!.label_sealed as Buffer).toString('latin1')).not.toContain('Dora');
    expect(row!.label_sealed).toHaveLength(256);
    const handle = (row!.user_handle as Buffer).toString('hex');
    for (const id of [row!.member_id, row!.persona, row!.id])
      expect(handle).not.toContain(String(id).replaceAll('-', ''));
    expect(
      await forum.sql(
        "select from used_challenges where until < now() or until > now() + interval '2 hours'",
      ),
    ).toEqual([]);
  });

  it('goes on to where the person was going, nowhere else, and to a shared device', async () => {
    const ana = await forum.person('Going Gull');
    const phone = await addPasskey(ana);
    const to = async (next: string) => (await signInWith(forum.guest(), phone, {}, { next })).location;
    expect([await to('/notices'), await to('//evil.example')]).toEqual(['/notices', '/']);
    const shared = forum.guest();
    const answer = await signInWith(shared, phone, {}, { shared: 'yes' });
    expect(String(answer.headers['set-cookie'])).toContain('used=');
    expect((await shared.get('/account')).text).toContain('Shared device');
  });

  it('leaves the second factor of the team as it is', async () => {
    const moss = await forum.person('Moss Moorhen', 'moderator');
    const phone = await addPasskey(moss);
    const again = forum.guest();
    expect((await signInWith(again, phone)).status).toBe(303);
    const desk = await again.get('/reviews');
    expect([desk.status, desk.location]).toEqual([303, '/account/second-factor']);
  });

  it('opens no session under a name that rests', async () => {
    const ana = await forum.person('Resting Rook');
    const phone = await addPasskey(ana);
    await forum.app.get(Accounts).create('Leading Lapwing', PASSWORD, 'lead');
    const lead = await viewerCalled(forum, 'Leading Lapwing');
    await forum.sql(
      `insert into rests (persona_id, asked_by) select id, $1 from personas where name = 'Resting Rook'`,
      [lead.memberId],
    );
    await forum.sql(
      `update rests set confirmed_by = (select id from members where role = 'admin' limit 1), confirmed_at = date_trunc('minute', now())`,
    );
    const guest = forum.guest();
    expect((await signInWith(guest, phone)).status).toBe(403);
    expect(await whoIs(guest)).toBeNull();
  });
});

describe('signing in is refused', () => {
  let phone: Authenticator;
  beforeAll(async () => {
    phone = await addPasskey(await forum.person('Refused Rail'));
  });

  async function refused(guest: Visitor, answer: Promise<{ status: number; text: string }>): Promise<void> {
    const { status, text } = await answer;
    expect(status).toBe(422);
    expect(text).toContain('This passkey does not fit');
    expect(await whoIs(guest)).toBeNull();
  }

  it.each<[string, Otherwise]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another place that was signed for', { host: 'evil.example' }],
    ['no finger, face or code', { unverified: true }],
    ['a challenge of nobody’s', { challenge: randomBytes(40).toString('base64url') }],
    ['another deed', { type: 'webauthn.create' }],
    ['somebody else’s handle', { userHandle: randomBytes(32) }],
  ])('%s', async (_, otherwise) => {
    const guest = forum.guest();
    await refused(guest, signInWith(guest, phone, otherwise));
  });

  it('a count that goes back, and one that stands still', async () => {
    await signInWith(forum.guest(), phone, { counter: 40 });
    for (const counter of [40, 39, 0]) {
      const guest = forum.guest();
      await refused(guest, signInWith(guest, phone, { counter }));
    }
    const guest = forum.guest();
    expect((await signInWith(guest, phone, { counter: 41 })).status).toBe(303);
  });

  it('an answer that came before: here, and at another browser', async () => {
    const [guest, thief] = [forum.guest(), forum.guest()];
    const page = await guest.get('/sign-in');
    const answer = phone.sign(optionsOn(page), { counter: 50 });
    const theirs = await thief.get('/sign-in');
    await refused(thief, sendPasskey(thief, theirs, answer));
    expect((await sendPasskey(guest, page, answer)).status).toBe(303);
    await guest.send('/account', {}, '/sign-out');
    await refused(guest, sendPasskey(guest, await guest.get('/sign-in'), answer));
  });

  it('the same answer twice at once: one of two', async () => {
    const guest = forum.guest();
    const page = await guest.get('/sign-in');
    const answer = phone.sign(optionsOn(page), { counter: 60 });
    const both = await Promise.all([sendPasskey(guest, page, answer), sendPasskey(guest, page, answer)]);
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('a challenge that is too old', async () => {
    const guest = forum.guest();
    const page = await guest.get('/sign-in');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    await refused(guest, sendPasskey(guest, page, phone.sign(optionsOn(page), { counter: 70 })));
  });

  it('a challenge that was made for another purpose', async () => {
    const ana = await forum.person('Refused Rail');
    const page = await ana.get(`${HOME}/new`);
    await ana.post('/sign-out', {
      _csrf: page.page.querySelector('main input[name=_csrf]')!.getAttribute('value')!,
    });
    const { challenge } = JSON.parse(optionsOn(page)) as { challenge: string };
    await refused(ana, signInWith(ana, phone, { challenge }));
  });

  it('an unknown passkey, and nonsense, by the same page', async () => {
    const guest = forum.guest();
    const ways = [
      new Authenticator().sign(optionsOn(await guest.get('/sign-in'))),
      '',
      '{}',
      'null',
      '[]',
      '{"id":1}',
    ];
    const known = await signInWith(guest, phone, { counter: 1 });
    const unknown = await signInWith(guest, new Authenticator());
    const plain = (html: string) => html.replace(/challenge&quot;:&quot;[\w-]+/g, '');
    expect(plain(unknown.html)).toBe(plain(known.html));
    for (const way of ways) await refused(guest, sendPasskey(guest, await guest.get('/sign-in'), way));
  });

  it('a form without the token of its visitor', async () => {
    const guest = forum.guest();
    const passkey = phone.sign(optionsOn(await guest.get('/sign-in')), { counter: 80 });
    expect((await guest.post('/sign-in/passkey', { passkey })).status).toBe(403);
    expect(await whoIs(guest)).toBeNull();
  });
});

describe('adding is refused', () => {
  it('without the passphrase', async () => {
    const ana = await forum.person('Adding Auk');
    for (const current of ['nine lemons in a jar', '']) {
      const page = await invitation(ana, current);
      expect(page.status).toBe(422);
      expect(page.html).toContain('id="current-error"');
    }
    expect(await idsOf(forum, 'Adding Auk')).toEqual([]);
  });

  it.each<[string, Otherwise]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another place', { host: 'evil.example' }],
    ['no finger, face or code', { unverified: true }],
    ['a challenge of nobody’s', { challenge: randomBytes(40).toString('base64url') }],
  ])('%s', async (_, otherwise) => {
    const ana = await forum.person('Adding Auk');
    const page = await invitation(ana);
    expect((await addMade(ana, page, new Authenticator().make(optionsOn(page), otherwise))).status).toBe(422);
    expect(await idsOf(forum, 'Adding Auk')).toEqual([]);
  });

  it('an invitation of somebody else’s, one that was used, a challenge without a proof', async () => {
    const [ana, ben] = [await forum.person('Adding Auk'), await forum.person('Adding Bittern')];
    const [hers, his] = [await invitation(ana), await invitation(ben)];
    const made = new Authenticator().make(optionsOn(hers));
    expect((await addMade(ben, his, made)).status).toBe(422);
    expect((await addMade(ana, hers, made)).status).toBe(303);
    expect((await addMade(ana, hers, made)).status).toBe(422);
    const spare = await addPasskey(await forum.person('Spare Sparrow'));
    const visitor = await forum.person('Spare Sparrow');
    const { challenge } = JSON.parse(optionsOn(await visitor.get(`${HOME}/new`))) as { challenge: string };
    expect((await addMade(visitor, his, spare.make(optionsOn(hers), { challenge }))).status).toBe(403);
    expect((await addMade(ben, his, new Authenticator().make(optionsOn(his), { challenge }))).status).toBe(
      422,
    );
    expect(
      [await idsOf(forum, 'Adding Auk'), await idsOf(forum, 'Adding Bittern')].map(({ length }) => length),
    ).toEqual([1, 0]);
  });

  it('to a guest, and to whoever asks for another’s', async () => {
    const guest = forum.guest();
    expect((await guest.get(HOME)).location).toBe('/sign-in?next=%2Faccount%2Fpasskeys');
    const ana = await forum.person('Own Oriole');
    await addPasskey(ana);
    const [id] = await idsOf(forum, 'Own Oriole');
    const ben = await forum.person('Other Oriole');
    expect((await ben.get(`${HOME}/${id}/removal`)).status).toBe(404);
    const _csrf = (await ben.get('/account')).page
      .querySelector('main input[name=_csrf]')!
      .getAttribute('value')!;
    expect((await ben.post(`${HOME}/${id}/label`, { _csrf, label: 'mine' })).status).toBe(404);
    expect((await ben.post(`${HOME}/${id}/removal`, { _csrf, current: PASSWORD })).status).toBe(404);
    expect(await idsOf(forum, 'Own Oriole')).toEqual([id]);
  });
});

describe('the twentieth passkey', () => {
  it('is the last, also of two at once', async () => {
    const ana = await forum.person('Many Martin');
    const [one, two] = [await invitation(ana), await invitation(ana)];
    await forum.sql(
      `insert into passkeys (member_id, credential_id, public_key, user_handle)
       select member_id, convert_to('many ' || n, 'UTF8'), '1', sha256('1')
       from personas, generate_series(1, 19) n where name = 'Many Martin'`,
    );
    const made = [one, two].map((page) => addMade(ana, page, new Authenticator().make(optionsOn(page))));
    const answers = await Promise.all(made);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await idsOf(forum, 'Many Martin')).toHaveLength(20);
    const list = await ana.get(HOME);
    expect(list.text).toContain('You have twenty passkeys. To add another, please remove one first.');
    expect(list.html).not.toContain(`href="${HOME}/new"`);
  });
});

describe('removing', () => {
  it('asks for the passphrase or a passkey; others are signed out, and it does not sign in any more', async () => {
    const ana = await forum.person('Removing Ruff');
    const elsewhere = await forum.person('Removing Ruff');
    const phone = await addPasskey(ana);
    const [id] = await idsOf(forum, 'Removing Ruff');
    const wrong = await ana.send(`${HOME}/${id}/removal`, { current: 'nine lemons in a jar' });
    expect(wrong.status).toBe(422);
    const stranger = await addPasskey(await forum.person('Strange Stint'));
    expect((await prove(ana, `${HOME}/${id}/removal`, stranger)).status).toBe(422);
    expect(await idsOf(forum, 'Removing Ruff')).toEqual([id]);
    expect((await prove(ana, `${HOME}/${id}/removal`, phone)).location).toBe(HOME);
    expect(await idsOf(forum, 'Removing Ruff')).toEqual([]);
    expect([await whoIs(ana), await whoIs(elsewhere)]).toEqual(['Removing Ruff', null]);
    expect((await signInWith(forum.guest(), phone)).status).toBe(422);
    expect(await noticesOf(forum, 'Removing Ruff')).toEqual(['passkey_added', 'passkey_removed']);
  });

  it('leaves the last way in: a passkey alone, and of two that go at once one', async () => {
    const ana = await forum.person('Lasting Linnet');
    const [one] = [await addPasskey(ana), await addPasskey(ana)];
    expect((await prove(ana, '/password/removal', one)).location).toBe(HOME);
    const viewer = await viewerCalled(forum, 'Lasting Linnet');
    const changes = forum.app.get(PasskeyChanges, { strict: false });
    const ids = await idsOf(forum, 'Lasting Linnet');
    const came = await Promise.all(ids.map((id) => changes.remove(viewer, id)));
    expect(came.filter((removed) => removed === 'last')).toHaveLength(1);
    expect(await idsOf(forum, 'Lasting Linnet')).toHaveLength(1);
    await expect(forum.sql(`delete from passkeys where id = any($1)`, [ids])).rejects.toMatchObject({
      code: 'HS045',
    });
  });
});

describe('an account with passkeys alone', () => {
  let ana: Visitor;
  let phone: Authenticator;
  const NEW = 'eleven lanterns by a lake';
  beforeAll(async () => {
    ana = await forum.person('Alone Avocet');
    phone = await addPasskey(ana);
    await prove(ana, '/password/removal', phone);
  });

  it('is let in by no passphrase, and its passkey is not removed', async () => {
    const guest = forum.guest();
    expect((await guest.send('/sign-in', { pseudonym: 'Alone Avocet', password: PASSWORD })).status).toBe(
      422,
    );
    const [id] = await idsOf(forum, 'Alone Avocet');
    expect((await prove(ana, `${HOME}/${id}/removal`, phone)).status).toBe(409);
    expect(await idsOf(forum, 'Alone Avocet')).toEqual([id]);
    expect((await signInWith(guest, phone)).status).toBe(303);
  });

  it('renews its recovery code, which leads back in with a new passphrase', async () => {
    const page = await prove(ana, '/recovery-code', phone);
    const code = /<code>([0-9A-Z-]{34})<\/code>/.exec(page.html)?.[1] ?? '';
    expect(page.status).toBe(200);
    const guest = forum.guest();
    const back = await guest.send('/recovery', { pseudonym: 'Alone Avocet', code, password: NEW });
    expect(back.status).toBe(200);
    expect(await whoIs(ana)).toBeNull();
    await signInWith(ana, phone);
    await prove(ana, '/password/removal', phone);
  });

  it('comes back by the code without the passkeys of whoever made them', async () => {
    const name = 'Robbed Robin';
    const owner = await forum.person(name);
    const strangers = await addPasskey(owner);
    const shown = await owner.send('/recovery-code', { current: PASSWORD });
    const code = /<code>([0-9A-Z-]{34})<\/code>/.exec(shown.html)?.[1] ?? '';
    const other = await forum.person('Borrowed Bunting');
    const page = await other.get('/recovery');
    expect(page.page.querySelector('[name=passkeys]')!.hasAttribute('checked')).toBe(true);
    const wrong = await other.send('/recovery', {
      pseudonym: name,
      code: `${code.slice(1)}0`,
      password: NEW,
    });
    expect(wrong.page.querySelector('[name=passkeys]')!.hasAttribute('checked')).toBe(false);
    expect(await idsOf(forum, name)).toHaveLength(1);
    const fields = { pseudonym: name, code, password: NEW, passkeys: 'remove' };
    const sessions = async () => (await forum.sql('select from sessions')).length;
    const before = await sessions();
    expect((await other.send('/recovery', fields)).status).toBe(200);
    expect([await whoIs(other), await idsOf(forum, name)]).toEqual([name, []]);
    expect((await signInWith(forum.guest(), strangers)).status).toBe(422);
    // The owner's own and the one that the browser held are over; one has begun.
    expect(await sessions()).toBe(before - 1);
  });

  it('sets a passphrase with its passkey', async () => {
    const page = await ana.get('/password');
    const _csrf = page.page.querySelector('main input[name=_csrf]')!.getAttribute('value')!;
    const without = await ana.post('/password', { _csrf, password: NEW });
    expect(without.status).toBe(422);
    const again = optionsOn(await ana.get('/password'));
    expect((await ana.post('/password', { _csrf, password: NEW, passkey: phone.sign(again) })).status).toBe(
      303,
    );
    const guest = forum.guest();
    expect((await guest.send('/sign-in', { pseudonym: 'Alone Avocet', password: NEW })).status).toBe(303);
  });
});
