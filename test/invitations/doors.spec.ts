import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Invitations } from '../../src/invitations/invitations.js';
import { Tickets } from '../../src/proof-of-work/tickets.js';
import { handOf, refusal } from '../database/hands.js';
import { finish, type Place, startPlace } from '../opening/place.js';
import { PASSWORD } from '../support/forum.js';
import { CRISIS, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let place: Place;
let ada: Visitor;
beforeAll(async () => {
  place = await startPlace();
  ada = place.ada;
});
afterAll(async () => {
  await place.phone.stop();
  await place.stop();
});

const press = async (where: string, fields: Record<string, string>): Promise<Answer> =>
  ada.post(where, { _csrf: await tokenOf(ada), ...fields });
const turn = (state: string): Promise<Answer> => press('/opening/sign-up', { state });

/** The form as it stands on the page, with what somebody fills in. */
const filledIn = async (who: Visitor, name: string, more: Record<string, string> = {}) => ({
  ...(await who.hiddenFields('/sign-up', ['pseudonym'])),
  pseudonym: name,
  password: 'four lamps in one window',
  agreed: 'yes',
  ...more,
});
const signUp = async (who: Visitor, name: string, more: Record<string, string> = {}): Promise<Answer> =>
  who.post('/sign-up', await filledIn(who, name, more));

const isIn = ({ status, text }: Answer): boolean => status === 200 && text.includes('Please keep this code');
const members = async (): Promise<string[]> =>
  (await place.sql<{ name: string }>(`select name from personas where kind = 'pseudonym'`)).map(
    (row) => row.name,
  );

async function invite(uses = '1', days = '7'): Promise<string> {
  const made = await ada.send('/invitations', { uses, days }, '/invitations');
  return made.page.querySelector('#code')!.text.trim();
}

describe('the door', () => {
  it('does not open by invitation either while something is to do', async () => {
    expect((await turn('invited')).status).toBe(422);
    await finish(place);
    expect((await turn('invited')).status).toBe(303);
    expect((await ada.open('/opening')).text).toContain(
      'Sign-up is by invitation, since a moment ago, by Ada.',
    );
  });

  // Who reads, who has a name, and who needs help are never shut out.
  it.each([
    ['invited', 200, 'Choose a name', 'New people come in by invitation just now'],
    ['closed', 200, 'Nobody new can come in just now', 'Nobody new can come in just now'],
    ['open', 200, 'Choose a name', 'Choose a name and they go on'],
  ])('%s: guests and members find what is theirs', async (state, status, heading, kept) => {
    await turn(state);
    const guest = place.guest();
    const page = await guest.get('/sign-up');
    expect([page.status, page.page.querySelector('h1')?.text]).toEqual([status, heading]);
    expect(page.html).toContain('/crisis-lines');
    expect(page.page.querySelector('[name=invitation]') !== null).toBe(state === 'invited');
    for (const path of ['/', '/boards/family', '/crisis-lines', '/about'])
      expect((await guest.get(path)).status).toBe(200);
    const sent = await guest.send('/boards/family/threads/new', { title: 'Hello', body: CRISIS.me });
    expect(sent.page.querySelector('main')!.children[0]?.classNames).toContain('first');
    expect(sent.text).toContain(kept);
    const mo = place.guest();
    expect((await mo.send('/sign-in', { pseudonym: 'Mo Winter', password: PASSWORD })).status).toBe(303);
    expect((await mo.send('/boards/family/threads/new', { title: state, body: 'A calm day.' })).status).toBe(
      303,
    );
  });

  it('closed takes nobody in, however the form came, and each turn is recorded', async () => {
    const form = await filledIn(place.guest(), 'Newt');
    await turn('closed');
    const late = place.guest();
    const answer = await late.post('/sign-up', { ...form, ...(await late.hiddenFields('/sign-in')) });
    expect(answer.status).toBe(403);
    expect(await members()).not.toContain('Newt');
    const codes = await place.sql<{ code: string }>(
      `select code from record_entries where code ~ '^sign_up' order by place`,
    );
    expect(codes.map(({ code }) => code)).toEqual([
      'sign_up_by_invitation',
      'sign_up_closed',
      'sign_up_opened',
      'sign_up_closed',
    ]);
    expect((await ada.open('/record')).text).toContain('Let in by invitation only');
  });

  it('opens to nobody by a word that is none', async () => {
    expect((await turn('ajar')).status).toBe(422);
    expect((await press('/opening/proof', { proof: 'maybe' })).status).toBe(422);
  });
});

describe('by invitation', () => {
  beforeAll(() => turn('invited'));

  it.each([
    ['0', '7'],
    ['101', '7'],
    ['1', '0'],
    ['1', '91'],
    ['a few', '7'],
    ['', ''],
  ])('an invitation for %s people and %s days is not made', async (uses, days) => {
    const answer = await ada.send('/invitations', { uses, days }, '/invitations');
    expect(answer.status).toBe(422);
    expect(await place.sql('select from invitations')).toEqual([]);
  });

  it('whoever has a code comes in, once; nobody without', async () => {
    const code = await invite();
    expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    expect((await ada.open('/invitations')).html).not.toContain(code);
    const none = await signUp(place.guest(), 'Newt');
    expect(none.status).toBe(422);
    expect(none.text).toContain('Please write the code that you were given');
    const wrong = await signUp(place.guest(), 'Newt', { invitation: code.replace(/....$/, 'ZZZZ') });
    expect(wrong.text).toContain('This code does not open the door');
    expect(
      isIn(
        await signUp(place.guest(), 'Newt', { invitation: ` ${code.toLowerCase().replaceAll('-', ' ')}` }),
      ),
    ).toBe(true);
    expect((await signUp(place.guest(), 'Otter', { invitation: code })).status).toBe(422);
    expect(await members()).not.toContain('Otter');
  });

  it('a code that came to nothing can be used once more', async () => {
    const code = await invite();
    const guest = place.guest();
    const taken = await signUp(guest, 'Newt', { invitation: code, password: 'another four lamps here' });
    expect(taken.status).toBe(422);
    expect(taken.page.querySelector('[name=invitation]')?.getAttribute('value')).toBe(code);
    expect(isIn(await signUp(guest, 'Vole', { invitation: code }))).toBe(true);
  });

  it('nor is it lost when others come in, or are invited, before it is given back', async () => {
    const [code, other] = [await invite(), await invite()];
    const invitations = place.app.get(Invitations);
    expect(await invitations.take(code)).toBe(true);
    expect(isIn(await signUp(place.guest(), 'Shrew', { invitation: other }))).toBe(true);
    await invite();
    expect((await signUp(place.guest(), 'Marten', { invitation: code })).status).toBe(422);
    await invitations.giveBack(code);
    expect(isIn(await signUp(place.guest(), 'Marten', { invitation: code }))).toBe(true);
  });

  it('the same form sent twice is one account, and shows its code', async () => {
    const code = await invite();
    const guest = place.guest();
    const form = await filledIn(guest, 'Wren', { invitation: code });
    expect(isIn(await guest.post('/sign-up', form))).toBe(true);
    const other = place.guest();
    expect(
      isIn(
        await other.post('/sign-up', { ...form, ...(await other.hiddenFields('/sign-up', ['pseudonym'])) }),
      ),
    ).toBe(true);
    expect((await members()).filter((name) => name === 'Wren')).toHaveLength(1);
  });

  it('of two at once with one code one comes in', async () => {
    const code = await invite();
    const both = await Promise.all(
      ['Toad', 'Mole'].map((name) => signUp(place.guest(), name, { invitation: code })),
    );
    expect(both.filter(isIn)).toHaveLength(1);
  });

  it('a code for several is counted down, and ends when it is withdrawn or over', async () => {
    const [several, late] = [await invite('3'), await invite('5')];
    expect(isIn(await signUp(place.guest(), 'Hare', { invitation: several }))).toBe(true);
    expect((await ada.open('/invitations')).text).toContain('for 2 more of 3 people');
    const { page } = await ada.open('/invitations');
    const button = page
      .querySelectorAll('form[action$=withdrawal]')
      .find((form) => form.text.includes(several.slice(0, 4)));
    expect((await press(button!.getAttribute('action')!, {})).status).toBe(303);
    expect((await signUp(place.guest(), 'Stoat', { invitation: several })).status).toBe(422);
    await place.sql('update invitations set ends_on = current_date - 1, made_on = current_date - 2');
    expect((await signUp(place.guest(), 'Stoat', { invitation: late })).status).toBe(422);
    expect((await ada.open('/invitations')).text).toContain('There are none.');
  });

  it('nothing says who came in by which, nor what a code was', async () => {
    const code = await invite('9');
    await signUp(place.guest(), 'Rook', { invitation: code });
    const plain = code.replaceAll('-', '');
    const tables = await place.sql<{ name: string }>(
      `select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const found = await place.sql(`select 1 from ${name} t where t::text ~ $1`, [
        `${plain.slice(4, 16)}|${code.slice(5, 19)}`,
      ]);
      expect(found, name).toEqual([]);
    }
    const [tied] = await place.sql<{ same: boolean }>(
      'select exists (select from invitations i join members m on m.xmin::text = i.xmin::text) as same',
    );
    expect(tied!.same).toBe(false);
  });

  it('PostgreSQL makes one for an admin alone, and the web cannot read the tags', async () => {
    const web = await handOf(place.database.webUrl);
    const [mo] = await place.sql<{ id: string }>(
      `select member_id as id from personas where name = 'Mo Winter'`,
    );
    const make = `select make_invitation(gen_random_uuid(), 'ABCD', sha256('x'), 1, 1, '${mo!.id}')`;
    expect(await refusal(web.sql(make))).toBe('HS047');
    expect(await refusal(web.sql(`select switch_proof(true, '${mo!.id}')`))).toBe('HS047');
    expect(await refusal(web.sql('select tag from invitations'))).toBe('42501');
    expect(await refusal(web.sql('update invitations set uses_left = 9'))).toBe('42501');
    await web.end();
  });
});

describe('while browsers are asked for some work', () => {
  beforeAll(async () => {
    await turn('open');
    expect((await press('/opening/proof', { proof: 'on' })).status).toBe(303);
  });
  afterEach(() => {
    place.app.get(Tickets).now = Date.now;
    vi.useRealTimers();
  });

  const later = (minutes: number): void => {
    place.app.get(Tickets).now = () => Date.now() + minutes * 60_000;
  };

  async function worked(who: Visitor): Promise<Record<string, string>> {
    const { challenge } = await who.hiddenFields('/sign-up', ['pseudonym']);
    return solve(challenge!);
  }
  async function solve(challenge: string): Promise<Record<string, string>> {
    const found = await solveChallenge({ challenge: JSON.parse(challenge) as Challenge, deriveKey });
    return { challenge, solution: JSON.stringify(found) };
  }

  it('who did it comes in, and a taken name costs nothing of it', async () => {
    const guest = place.guest();
    const work = await worked(guest);
    const taken = await signUp(guest, 'Newt', { ...work, password: 'another four lamps here' });
    expect(taken.status).toBe(422);
    expect(taken.page.querySelector('[name=solution]')?.getAttribute('value')).toBe(work.solution);
    expect(isIn(await signUp(guest, 'Lark', work))).toBe(true);
  });

  it('who did not do it is given a ticket, and comes in when its time has come; once', async () => {
    const guest = place.guest();
    const missing = await signUp(guest, 'Finch');
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Your turn comes in about 3 minutes');
    expect(missing.page.querySelector('[name=pseudonym]')?.getAttribute('value')).toBe('Finch');
    const ticket = missing.page.querySelector('[name=ticket]')!.getAttribute('value')!;
    const early = await signUp(guest, 'Finch', { ticket });
    expect(early.status).toBe(422);
    expect(early.page.querySelector('[name=ticket]')?.getAttribute('value')).toBe(ticket);
    later(3);
    expect((await signUp(place.guest(), 'Finch', { ticket })).status).toBe(422);
    expect(isIn(await signUp(guest, 'Finch', { ticket }))).toBe(true);
    const again = await signUp(place.guest(), 'Swift', { ticket });
    expect(again.status).toBe(422);
    expect(await members()).not.toContain('Swift');
  });

  it('a ticket can be asked for before anything is filled in', async () => {
    const guest = place.guest();
    const answer = await guest.post('/sign-up', {
      ...(await guest.hiddenFields('/sign-up', ['pseudonym'])),
      wait: 'yes',
    });
    expect(answer.status).toBe(200);
    expect(answer.page.querySelector('.summary')).toBeNull();
    expect(answer.text).toMatch(/Your turn comes in about \d+ minutes/);
  });

  it('when many wait the next waits longer, and nobody is sent away', () => {
    const tickets = place.app.get(Tickets);
    for (let n = 0; n < 2_000; n++) tickets.give('a flood');
    const turnOf = tickets.look(tickets.give('somebody'), 'somebody');
    expect(turnOf?.minutes).toBe(30);
    later(60);
    expect(tickets.look(tickets.give('somebody'), 'somebody')?.minutes).toBe(3);
  });

  it('whoever drew many tickets brings in no more people with them', async () => {
    const tickets = place.app.get(Tickets);
    const guest = place.guest();
    const page = await guest.hiddenFields('/sign-up', ['pseudonym']);
    const draw = async (): Promise<string> =>
      (await guest.post('/sign-up', { ...page, wait: 'yes' })).page
        .querySelector('[name=ticket]')!
        .getAttribute('value')!;
    const [ticket, another, others] = [await draw(), await draw(), tickets.give('others')];
    later(40);
    for (let n = 0; tickets.look(others, 'others')?.minutes === 0; n++) {
      tickets.redeem();
      expect(n).toBeLessThan(30);
    }
    const full = await signUp(guest, 'Wagtail', { ticket });
    expect(full.status).toBe(422);
    expect(full.text).toContain('Your turn comes in about a minute');
    expect(full.page.querySelector('[name=ticket]')?.getAttribute('value')).toBe(ticket);
    later(41);
    const both = await Promise.all([
      guest.post('/sign-up', { ...(await filledIn(guest, 'Wagtail')), ticket }),
      guest.post('/sign-up', { ...(await filledIn(guest, 'Pipit')), ticket: another }),
    ]);
    expect(both.filter(isIn)).toHaveLength(1);
  });

  it.each<
    [string, (work: Record<string, string>) => Promise<Record<string, string>> | Record<string, string>]
  >([
    [
      'what was found for nothing',
      ({ challenge }) => ({ challenge: challenge!, solution: '{"counter":1,"derivedKey":"00"}' }),
    ],
    ['what is no answer at all', ({ challenge }) => ({ challenge: challenge!, solution: '[]' })],
    [
      'work that was made easier',
      ({ challenge }) => {
        const easier = JSON.parse(challenge!) as Challenge;
        easier.parameters.keyPrefix = easier.parameters.keyPrefix.slice(0, 2);
        return solve(JSON.stringify(easier));
      },
    ],
    ['somebody else’s', () => worked(place.guest())],
  ])('%s opens nothing', async (_, change) => {
    const guest = place.guest();
    const work = await worked(guest);
    expect((await signUp(guest, 'Crake', await change(work))).status).toBe(422);
    expect(await members()).not.toContain('Crake');
  });

  it('work counts once, and not for ever', async () => {
    const guest = place.guest();
    const work = await worked(guest);
    const form = await filledIn(guest, 'Siskin', work);
    expect(isIn(await guest.post('/sign-up', form))).toBe(true);
    await guest.post('/sign-out', { _csrf: await tokenOf(guest) });
    expect((await signUp(guest, 'Dipper', work)).status).toBe(422);
    const slow = place.guest();
    const old = await worked(slow);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 60_000 });
    expect((await signUp(slow, 'Dipper', old)).status).toBe(422);
    expect(await members()).not.toContain('Dipper');
  });

  it('two at once with the same work make one name', async () => {
    const guest = place.guest();
    const work = await worked(guest);
    const both = await Promise.all(['Coot', 'Grebe'].map((name) => signUp(guest, name, work)));
    expect(both.filter(isIn)).toHaveLength(1);
  });

  it('is over when the admin says so', async () => {
    expect((await press('/opening/proof', { proof: 'off' })).status).toBe(303);
    expect(isIn(await signUp(place.guest(), 'Plover'))).toBe(true);
    const codes = await place.sql<{ code: string }>(
      `select code from record_entries where code ~ '^proof' order by place`,
    );
    expect(codes.map(({ code }) => code)).toEqual(['proof_of_work_on', 'proof_of_work_off']);
  });
});
