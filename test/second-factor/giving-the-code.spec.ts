import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { atDesk, giveCode, hiddenOn, memberCalled, nextStep, noticesOf } from './staff.js';
import { passphraseAlone, recordOf, REQUIRED, stopClock } from './staff.js';

let forum: Forum;
beforeAll(async () => {
  stopClock();
  forum = await startForum({ worker: false, config: REQUIRED });
});
afterAll(async () => {
  vi.useRealTimers();
  await forum.stop();
});

/** Lets minutes pass for the tries of a name. */
async function letTriesAge(name: string, minutes: number): Promise<void> {
  await forum.sql(
    `update second_factors set tries = array(select (t - make_interval(mins => $2))::minute from unnest(tries) t)
     where member_id = $1`,
    [await memberCalled(forum, name), minutes],
  );
}

async function tryWrong(name: string, wrong: string, times: number): Promise<number[]> {
  const [visitor] = await passphraseAlone(forum, name);
  const statuses = [];
  for (let time = 0; time < times; time++) statuses.push((await giveCode(visitor, wrong)).status);
  return statuses;
}

describe('signing in', () => {
  it('with the passphrase leads on to the code, and from there to where one was going', async () => {
    const { phone } = await atDesk(forum, 'Patient Pika', 'lead');
    const [visitor, answer] = await passphraseAlone(forum, 'Patient Pika', '/terms?from=here');
    expect(answer.location).toBe('/sign-in/code?next=%2Fterms%3Ffrom%3Dhere');
    const given = await giveCode(visitor, phone.code(), answer.location!);
    expect([given.status, given.location]).toEqual([303, '/terms?from=here']);
    expect((await visitor.get('/terms')).status).toBe(200);
  });

  it('asks a trustee for the code too, leads on to the second looks, and to nothing else of the desk', async () => {
    const { phone } = await atDesk(forum, 'Outer Osprey', 'trustee');
    const [visitor] = await passphraseAlone(forum, 'Outer Osprey');
    expect((await visitor.get('/second-looks')).location).toBe('/sign-in/code?next=%2Fsecond-looks');
    expect((await visitor.get('/reviews')).status).toBe(404);
    const given = await giveCode(visitor, phone.code());
    expect((await visitor.get('/second-looks')).status).toBe(200);
    expect([given.status, given.location]).toEqual([303, '/second-looks']);
  });

  it('asks nobody for a code who has none to give', async () => {
    await forum.person('Light Linnet', 'member');
    await forum.person('Fond Firecrest', 'facilitator');
    for (const name of ['Light Linnet', 'Fond Firecrest']) {
      const [visitor, answer] = await passphraseAlone(forum, name);
      expect(answer.location).toBe('/');
      expect((await visitor.get('/sign-in/code')).status).toBe(404);
    }
  });

  it('begins a new session with the code; the one before is over', async () => {
    const { phone } = await atDesk(forum, 'Shifting Shrew', 'moderator');
    const [visitor, signedIn] = await passphraseAlone(forum, 'Shifting Shrew');
    const before = cookieOf(signedIn.headers['set-cookie']);
    const given = await giveCode(visitor, phone.code());
    const after = cookieOf(given.headers['set-cookie']);
    expect(after).toMatch(/^visit=[\w-]{43}$/);
    expect(after).not.toBe(before);
    const old = await forum.guest().get('/account', { Cookie: before });
    expect(old.location).toBe('/sign-in?next=%2Faccount');
  });

  it('leads nowhere else, whatever the address says', async () => {
    const { phone } = await atDesk(forum, 'Homely Hen', 'moderator');
    const [visitor] = await passphraseAlone(forum, 'Homely Hen');
    const page = await visitor.get('/sign-in/code?next=https%3A%2F%2Fexample.org');
    const fields = { ...hiddenOn(page, '/sign-in/code'), code: phone.code(), next: '//example.org' };
    expect((await visitor.post('/sign-in/code', fields)).location).toBe('/reviews');
  });

  it('asks whoever is at the desk already for nothing', async () => {
    const { visitor } = await atDesk(forum, 'Settled Stork', 'moderator');
    expect((await visitor.get('/sign-in/code?next=%2Faudits')).location).toBe('/audits');
    const { _csrf } = hiddenOn(await visitor.get('/'), '/sign-out');
    const answer = await visitor.post('/sign-in/code', { _csrf: _csrf!, code: '123456' });
    expect([answer.status, answer.location]).toEqual([303, '/reviews']);
  });

  it('with the recovery code of the account does not open the desk', async () => {
    const name = 'Careful Crake';
    const { phone } = await atDesk(forum, name, 'moderator');
    const owner = await forum.person(name);
    const shown = await owner.send('/recovery-code', { current: 'a lamp in the window' });
    const code = shown.page.querySelector('.code code')!.text;
    const visitor = forum.guest();
    const fields = { pseudonym: name, code, password: 'eleven lanterns by a lake' };
    const recovered = await visitor.send('/recovery', fields);
    expect(recovered.page.querySelector('a.button')?.getAttribute('href')).toBe('/sign-in/code?next=%2F');
    expect((await visitor.get('/reviews')).location).toBe('/sign-in/code?next=%2Freviews');
    nextStep();
    expect((await giveCode(visitor, phone.code())).status).toBe(303);
    expect((await visitor.get('/reviews')).status).toBe(200);
  });
});

describe('a code', () => {
  it('that is wrong opens nothing, and is not shown again', async () => {
    const { phone } = await atDesk(forum, 'Humble Hoopoe', 'moderator');
    const [visitor] = await passphraseAlone(forum, 'Humble Hoopoe');
    const wrong = phone.wrong();
    const answer = await giveCode(visitor, wrong);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('This code does not fit.');
    expect(answer.html).not.toContain(wrong);
    expect((await visitor.get('/reviews')).status).toBe(303);
  });

  it.each([
    ['', 'Able Avocet'],
    ['not a code', 'Brave Brent'],
    ['12345', 'Calm Coot'],
    ['1234567', 'Deft Dunlin'],
    ['٣٤٥٦٧٨', 'Eager Eider'],
    ['x'.repeat(5_000), 'Frank Flamingo'],
  ])('typed as %j is answered kindly', async (typed, name) => {
    await atDesk(forum, name, 'moderator');
    const [visitor] = await passphraseAlone(forum, name);
    const answer = await giveCode(visitor, typed);
    expect(answer.status).toBe(422);
    expect(answer.page.querySelectorAll('.summary li')).toHaveLength(1);
  });

  it('is good once: not again in its step, nor one from before it', async () => {
    const { phone } = await atDesk(forum, 'Single Siskin', 'moderator');
    const [first] = await passphraseAlone(forum, 'Single Siskin');
    expect((await giveCode(first, phone.code())).status).toBe(303);
    const [second] = await passphraseAlone(forum, 'Single Siskin');
    for (const steps of [0, -1]) {
      const answer = await giveCode(second, phone.code(steps));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('This code was used already.');
    }
    nextStep();
    expect((await giveCode(second, phone.code())).status).toBe(303);
  });

  it('that set it up cannot open the desk once more', async () => {
    const { phone } = await atDesk(forum, 'Newest Nightjar', 'moderator');
    const [visitor] = await passphraseAlone(forum, 'Newest Nightjar');
    expect((await giveCode(visitor, phone.code(-1))).status).toBe(422);
  });

  it.each([
    [-1, 303],
    [1, 303],
    [-2, 422],
    [2, 422],
  ])('of a clock that is %s steps off is answered with %s', async (steps, status) => {
    const name = `Drifting Duck ${steps + 2}`;
    const { phone } = await atDesk(forum, name, 'moderator');
    nextStep(3);
    const [visitor] = await passphraseAlone(forum, name);
    expect((await giveCode(visitor, phone.code(steps))).status).toBe(status);
  });

  it('of somebody else is wrong', async () => {
    const { phone } = await atDesk(forum, 'Lending Lynx', 'moderator');
    await atDesk(forum, 'Borrowing Bear', 'moderator');
    const [visitor] = await passphraseAlone(forum, 'Borrowing Bear');
    expect((await giveCode(visitor, phone.code())).status).toBe(422);
  });

  it('at once from twenty browsers lets one of them in', async () => {
    const { phone } = await atDesk(forum, 'Many Moth', 'moderator');
    const visitors = await Promise.all(Array.from({ length: 20 }, () => passphraseAlone(forum, 'Many Moth')));
    const answers = await Promise.all(visitors.map(([visitor]) => giveCode(visitor, phone.code())));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('without the form’s token is not looked at', async () => {
    const { phone } = await atDesk(forum, 'Token Teal', 'moderator');
    const [visitor] = await passphraseAlone(forum, 'Token Teal');
    expect((await visitor.post('/sign-in/code', { code: phone.code() })).status).toBe(403);
    expect((await giveCode(visitor, phone.code())).status).toBe(303);
  });
});

describe('a recovery code', () => {
  it('opens the desk once, however it is typed', async () => {
    const { codes } = await atDesk(forum, 'Thrifty Thrush', 'moderator');
    const [visitor] = await passphraseAlone(forum, 'Thrifty Thrush');
    expect((await giveCode(visitor, codes[0]!.toLowerCase().replaceAll('-', ' '))).status).toBe(303);
    expect((await visitor.get('/account/second-factor')).text).toContain('Recovery codes left: 9');
    const [again] = await passphraseAlone(forum, 'Thrifty Thrush');
    expect((await giveCode(again, codes[0]!)).status).toBe(422);
    expect((await giveCode(again, codes[1]!)).status).toBe(303);
    expect(await noticesOf(forum, 'Thrifty Thrush')).toEqual([
      'factor_set',
      'factor_code_used',
      'factor_code_used',
    ]);
    expect(await recordOf(forum, 'Thrifty Thrush')).toEqual([
      ['set', 'Thrifty Thrush'],
      ['recovery_code_used', 'Thrifty Thrush'],
      ['recovery_code_used', 'Thrifty Thrush'],
    ]);
  });

  it('of somebody else, or of the account, opens nothing', async () => {
    const { codes } = await atDesk(forum, 'Giving Gull', 'moderator');
    const { visitor: owner } = await atDesk(forum, 'Taking Tern', 'moderator');
    const shown = await owner.send('/recovery-code', { current: 'a lamp in the window' });
    const own = shown.page.querySelector('.code code')!.text;
    const [visitor] = await passphraseAlone(forum, 'Taking Tern');
    for (const code of [codes[0]!, own]) expect((await giveCode(visitor, code)).status).toBe(422);
  });

  it('at once from ten browsers lets one of them in', async () => {
    const { codes } = await atDesk(forum, 'Busy Beetle', 'moderator');
    const visitors = await Promise.all(
      Array.from({ length: 10 }, () => passphraseAlone(forum, 'Busy Beetle')),
    );
    const answers = await Promise.all(visitors.map(([visitor]) => giveCode(visitor, codes[3]!)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });
});

describe('many tries', () => {
  it('end after five: then even the right code waits, and the owner hears of it once', async () => {
    const { phone, codes } = await atDesk(forum, 'Guarded Gannet', 'moderator');
    expect(await tryWrong('Guarded Gannet', phone.wrong(), 7)).toEqual([422, 422, 422, 422, 422, 429, 429]);
    const [visitor] = await passphraseAlone(forum, 'Guarded Gannet');
    const answer = await giveCode(visitor, phone.code());
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('please wait a quarter of an hour');
    expect((await giveCode(visitor, codes[0]!)).status).toBe(429);
    expect((await visitor.get('/notices')).text).toContain('Several codes did not fit');
    expect(await noticesOf(forum, 'Guarded Gannet')).toEqual(['factor_set', 'factor_tries']);
  });

  it('are over after a quarter of an hour, and not before', async () => {
    const { phone } = await atDesk(forum, 'Waiting Wigeon', 'moderator');
    await tryWrong('Waiting Wigeon', phone.wrong(), 5);
    const [visitor] = await passphraseAlone(forum, 'Waiting Wigeon');
    await letTriesAge('Waiting Wigeon', 14);
    expect((await giveCode(visitor, phone.code())).status).toBe(429);
    await letTriesAge('Waiting Wigeon', 2);
    expect((await giveCode(visitor, phone.code())).status).toBe(303);
  });

  it('by somebody else do not keep one out', async () => {
    const { phone } = await atDesk(forum, 'Noisy Nutcracker', 'moderator');
    const { phone: other } = await atDesk(forum, 'Quiet Quail', 'moderator');
    await tryWrong('Noisy Nutcracker', phone.wrong(), 6);
    const [visitor] = await passphraseAlone(forum, 'Quiet Quail');
    expect((await giveCode(visitor, other.code())).status).toBe(303);
  });

  it('are forgotten after a right one', async () => {
    const { phone } = await atDesk(forum, 'Forgiving Fieldfare', 'moderator');
    await tryWrong('Forgiving Fieldfare', phone.wrong(), 4);
    const [visitor] = await passphraseAlone(forum, 'Forgiving Fieldfare');
    expect((await giveCode(visitor, phone.code())).status).toBe(303);
    nextStep();
    expect(await tryWrong('Forgiving Fieldfare', phone.wrong(), 2)).toEqual([422, 422]);
  });

  it('at once are counted one by one', async () => {
    const { phone } = await atDesk(forum, 'Crowded Cormorant', 'moderator');
    const visitors = await Promise.all(
      Array.from({ length: 20 }, () => passphraseAlone(forum, 'Crowded Cormorant')),
    );
    const wrong = phone.wrong();
    const answers = await Promise.all(visitors.map(([visitor]) => giveCode(visitor, wrong)));
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });
});

function cookieOf(header: string | undefined): string {
  return [header].flat()[0]?.split(';')[0] ?? '';
}
