import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { sessionTag } from '../support/sessions.js';
import { atDesk, codesOn, giveCode, hiddenOn, memberCalled, nextStep, noticesOf } from './staff.js';
import { passphraseAlone, Phone, recordOf, REQUIRED, secretOn, SET_UP, setUp, stopClock } from './staff.js';

let forum: Forum;
beforeAll(async () => {
  stopClock();
  forum = await startForum({ worker: false, config: REQUIRED });
});
afterAll(async () => {
  vi.useRealTimers();
  await forum.stop();
});

async function factors(name: string): Promise<number> {
  const rows = await forum.sql('select from second_factors where member_id = $1', [
    await memberCalled(forum, name),
  ]);
  return rows.length;
}

describe('where a second factor is required', () => {
  it.each([
    ['moderator', 'Nimble Newt'],
    ['lead', 'Noble Nene'],
    ['admin', 'Nifty Nuthatch'],
  ] as const)('a new %s is led to set it up', async (role, name) => {
    const visitor = await forum.person(name, role);
    const answer = await visitor.get('/reviews');
    expect([answer.status, answer.location]).toEqual([303, SET_UP]);
    const page = await visitor.follow(answer);
    expect(page.status).toBe(200);
    expect(page.page.querySelectorAll('svg path')).toHaveLength(1);
    expect(secretOn(page)).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('the member’s part of the site works meanwhile, and shows nothing of the desk', async () => {
    const visitor = await forum.person('Early Elk', 'lead');
    for (const path of ['/', '/boards/depression', '/notices', '/account'])
      expect((await visitor.get(path)).status).toBe(200);
    const home = await visitor.get('/account');
    expect(home.html).toContain(`href="${SET_UP}"`);
    expect((await visitor.get('/sign-in/code')).location).toBe(SET_UP);
  });

  it('words that are sent to the desk come back with the way to set it up', async () => {
    const visitor = await forum.person('Chatty Chough', 'lead');
    const { _csrf } = hiddenOn(await visitor.get('/'), '/sign-out');
    const answer = await visitor.post('/terms', { _csrf: _csrf!, reason: 'Please keep these words.' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Please keep these words.');
    expect(answer.html).toContain(`href="${SET_UP}"`);
    expect(await forum.sql('select from terms')).toEqual([]);
  });

  it.each([
    ['member', 'Plain Plover'],
    ['facilitator', 'Fair Fulmar'],
  ] as const)('a %s sees none of it', async (role, name) => {
    const visitor = await forum.person(name, role);
    for (const path of [SET_UP, `${SET_UP}/change`, `${SET_UP}/codes`, `${SET_UP}/removal`, '/sign-in/code'])
      expect((await visitor.get(path)).status).toBe(404);
    expect((await visitor.get('/account')).html).not.toContain(SET_UP);
    const { _csrf } = hiddenOn(await visitor.get('/'), '/sign-out');
    expect((await visitor.post(SET_UP, { _csrf: _csrf! })).status).toBe(404);
    expect((await forum.guest().get(SET_UP)).status).toBe(404);
  });
});

describe('setting it up', () => {
  it('opens the desk at once, and shows ten recovery codes once', async () => {
    const visitor = await forum.person('Mindful Mole', 'moderator');
    const { answer } = await setUp(visitor);
    expect(answer.status).toBe(200);
    const codes = codesOn(answer);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    expect((await visitor.get('/reviews')).status).toBe(200);
    const later = await visitor.get(SET_UP);
    expect(later.text).toContain('Recovery codes left: 10');
    expect(codes.filter((code) => later.html.includes(code))).toEqual([]);
    expect(await noticesOf(forum, 'Mindful Mole')).toEqual(['factor_set']);
    expect(await recordOf(forum, 'Mindful Mole')).toEqual([['set', 'Mindful Mole']]);
  });

  it('ends every other session and goes on in a new one', async () => {
    const other = await forum.person('Several Swan', 'moderator');
    const visitor = await forum.person('Several Swan');
    const before = await forum.sql<{ id_digest: Buffer }>('select id_digest from sessions');
    const { answer } = await setUp(visitor);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^visit=[\w-]{43}; .*HttpOnly/);
    expect((await other.get('/account')).location).toBe('/sign-in?next=%2Faccount');
    const [own, ...rest] = await forum.sql<{ id_digest: Buffer }>(
      'select id_digest from sessions where owner_tag = $1',
      [await sessionTag(forum, 'Several Swan')],
    );
    expect(rest).toEqual([]);
    expect(before.some(({ id_digest }) => id_digest.equals(own!.id_digest))).toBe(false);
  });

  it('keeps neither the secret nor a code in the database as it is', async () => {
    const { phone, codes } = await atDesk(forum, 'Sealed Seal', 'moderator');
    const id = await memberCalled(forum, 'Sealed Seal');
    const kept = await forum.sql<{ line: string }>(
      `select f::text as line from second_factors f where member_id = $1
       union all select c::text from second_factor_codes c where member_id = $1`,
      [id],
    );
    expect(kept).toHaveLength(11);
    const forms = [phone.secret, ...codes].flatMap((plain) =>
      [plain, plain.replaceAll('-', '')].flatMap((text) => [text, Buffer.from(text).toString('hex')]),
    );
    for (const { line } of kept) expect(forms.filter((form) => line.includes(form))).toEqual([]);
  });

  it('with a wrong code shows the same picture again, and changes nothing', async () => {
    const visitor = await forum.person('Hasty Hare', 'moderator');
    const { phone, answer } = await setUp(visitor, { code: '12 34' });
    expect(answer.status).toBe(422);
    expect(secretOn(answer)).toBe(phone.secret);
    expect(answer.html).not.toContain(PASSWORD);
    expect(await factors('Hasty Hare')).toBe(0);
    const again = { ...hiddenOn(answer, SET_UP), code: phone.code(), current: PASSWORD };
    expect((await visitor.post(SET_UP, again)).status).toBe(200);
  });

  it('with a wrong passphrase changes nothing, however good the code is', async () => {
    const visitor = await forum.person('Open Otter', 'moderator');
    const { answer } = await setUp(visitor, { current: 'not the passphrase at all' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('This is not your passphrase at the moment.');
    expect(await factors('Open Otter')).toBe(0);
  });

  it('without a code or a passphrase says what is missing', async () => {
    const visitor = await forum.person('Empty Emu', 'moderator');
    const { answer } = await setUp(visitor, { code: ' ', current: '' });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelectorAll('.summary li')).toHaveLength(2);
  });

  it('takes no secret that was offered to somebody else, or made up', async () => {
    const theirs = await (await forum.person('Other Ocelot', 'moderator')).open(SET_UP);
    const { offer } = hiddenOn(theirs, SET_UP);
    const visitor = await forum.person('Foreign Fox', 'moderator');
    for (const foreign of [offer!, 'AAAA', '']) {
      const { answer } = await setUp(visitor, { offer: foreign });
      expect(answer.status).toBe(422);
    }
    expect(await factors('Foreign Fox')).toBe(0);
  });

  it('twice at once makes one, and the second is told', async () => {
    const visitor = await forum.person('Double Dove', 'moderator');
    const page = await visitor.open(SET_UP);
    const code = new Phone(secretOn(page)).code();
    const fields = { ...hiddenOn(page, SET_UP), code, current: PASSWORD };
    const answers = await Promise.all([visitor.post(SET_UP, fields), visitor.post(SET_UP, fields)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([422, 403]).toContain(statuses[1]);
    expect(await factors('Double Dove')).toBe(1);
    expect(await recordOf(forum, 'Double Dove')).toHaveLength(1);
  });

  it('cannot be done again over the one there is', async () => {
    const visitor = await forum.person('Firm Finch', 'moderator');
    const otherWindow = await visitor.open(SET_UP);
    const { phone } = await setUp(visitor);
    nextStep();
    const { _csrf } = hiddenOn(await visitor.get('/'), '/sign-out');
    const code = new Phone(secretOn(otherWindow)).code();
    const fields = { ...hiddenOn(otherWindow, SET_UP), _csrf: _csrf!, code, current: PASSWORD };
    const answer = await visitor.post(SET_UP, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('It was set up a moment ago, in another window.');
    const [guest] = await passphraseAlone(forum, 'Firm Finch');
    expect((await giveCode(guest, phone.code())).status).toBe(303);
  });
});

describe('where a second factor is offered', () => {
  let local: Forum;
  beforeAll(async () => {
    local = await startForum({ worker: false });
  });
  afterAll(() => local.stop());

  it('the desk is open without one, and asks for the code of whoever has one', async () => {
    const visitor = await local.person('Local Loon', 'admin');
    expect((await visitor.get('/reviews')).status).toBe(200);
    const { phone } = await setUp(visitor);
    nextStep();
    const again = await local.person('Local Loon');
    expect((await again.get('/reviews')).location).toBe('/sign-in/code?next=%2Freviews');
    expect((await giveCode(again, phone.code())).status).toBe(303);
    expect((await again.get('/reviews')).status).toBe(200);
  });
});
