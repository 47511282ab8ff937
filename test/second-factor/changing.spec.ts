import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import type { Answer } from '../support/visitor.js';
import { type AtDesk, atDesk, codesOn, giveCode, hiddenOn, nextStep, noticesOf, Phone } from './staff.js';
import { passphraseAlone, recordOf, REQUIRED, secretOn, SET_UP, setUp, stopClock } from './staff.js';

let forum: Forum;
beforeAll(async () => {
  stopClock();
  forum = await startForum({ worker: false, config: REQUIRED });
});
afterAll(async () => {
  vi.useRealTimers();
  await forum.stop();
});

/** Sends one of the forms that ask for a fresh code. */
async function send({ visitor }: AtDesk, action: string, code: string): Promise<Answer> {
  const path = `${SET_UP}/${action}`;
  return visitor.post(path, { ...hiddenOn(await visitor.get(path), path), code });
}

async function change({ visitor }: AtDesk, fresh: string): Promise<{ phone: Phone; answer: Answer }> {
  const path = `${SET_UP}/change`;
  const page = await visitor.get(path);
  const phone = new Phone(secretOn(page));
  const answer = await visitor.post(path, { ...hiddenOn(page, path), code: phone.code(), fresh });
  return { phone, answer };
}

describe('another app', () => {
  it('takes the place of the one of now, with new recovery codes, and ends other sessions', async () => {
    const desk = await atDesk(forum, 'Moving Marten', 'moderator');
    const other = await forum.person('Moving Marten');
    const { phone, answer } = await change(desk, desk.phone.code());
    expect(answer.status).toBe(200);
    expect(codesOn(answer)).toHaveLength(10);
    expect((await desk.visitor.get('/reviews')).status).toBe(200);
    expect((await other.get('/account')).status).toBe(303);
    nextStep();
    const [visitor] = await passphraseAlone(forum, 'Moving Marten');
    for (const old of [desk.phone.code(), desk.codes[0]!])
      expect((await giveCode(visitor, old)).status).toBe(422);
    expect((await giveCode(visitor, phone.code())).status).toBe(303);
    expect(await noticesOf(forum, 'Moving Marten')).toEqual(['factor_set', 'factor_set']);
    expect((await recordOf(forum, 'Moving Marten')).map(([code]) => code)).toEqual(['set', 'changed']);
  });

  it('may be vouched for by a recovery code', async () => {
    const desk = await atDesk(forum, 'Phoneless Pheasant', 'moderator');
    expect((await change(desk, desk.codes[5]!)).answer.status).toBe(200);
  });

  it.each([
    ['a wrong one', (phone: Phone) => phone.wrong(), 'This code does not fit.'],
    ['the one that was used', (phone: Phone) => phone.code(-1), 'This code was used already.'],
    ['none', () => '', 'Please type a code from the app that you have used so far'],
  ])('does not, with %s from the app of now', async (what, code, words) => {
    const name = { 'a wrong one': 'Stay Stint', 'the one that was used': 'Stay Snipe' }[what] ?? 'Stay Sora';
    const desk = await atDesk(forum, name, 'moderator');
    const { phone, answer } = await change(desk, code(desk.phone));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(secretOn(answer)).toBe(phone.secret);
    const [visitor] = await passphraseAlone(forum, name);
    expect((await giveCode(visitor, desk.phone.code())).status).toBe(303);
  });

  it('does not without a code of the new one, which uses nothing up', async () => {
    const desk = await atDesk(forum, 'Slow Sloth', 'moderator');
    const path = `${SET_UP}/change`;
    const fields = { ...hiddenOn(await desk.visitor.get(path), path), code: '12', fresh: desk.codes[0]! };
    expect((await desk.visitor.post(path, fields)).status).toBe(422);
    expect((await change(desk, desk.codes[0]!)).answer.status).toBe(200);
  });
});

describe('new recovery codes', () => {
  it('take the place of the old ones', async () => {
    const desk = await atDesk(forum, 'Paper Parrot', 'moderator');
    const codes = codesOn(await send(desk, 'codes', desk.phone.code()));
    expect(codes).toHaveLength(10);
    const [visitor] = await passphraseAlone(forum, 'Paper Parrot');
    expect((await giveCode(visitor, desk.codes[1]!)).status).toBe(422);
    expect((await giveCode(visitor, codes[1]!)).status).toBe(303);
    expect((await recordOf(forum, 'Paper Parrot')).map(([code]) => code)).toEqual([
      'set',
      'codes_renewed',
      'recovery_code_used',
    ]);
  });

  it('are not made for a code that was used, or is wrong', async () => {
    const desk = await atDesk(forum, 'Tidy Titmouse', 'moderator');
    for (const code of [desk.phone.code(-1), desk.phone.wrong(), ''])
      expect((await send(desk, 'codes', code)).status).toBe(422);
    const [visitor] = await passphraseAlone(forum, 'Tidy Titmouse');
    expect((await giveCode(visitor, desk.codes[9]!)).status).toBe(303);
  });
});

describe('removing it', () => {
  it('closes the desk until there is another, and ends other sessions', async () => {
    const desk = await atDesk(forum, 'Parting Petrel', 'moderator');
    const other = await forum.person('Parting Petrel');
    const answer = await send(desk, 'removal', desk.phone.code());
    expect([answer.status, answer.location]).toEqual([303, SET_UP]);
    expect((await other.get('/account')).status).toBe(303);
    expect((await desk.visitor.get('/reviews')).location).toBe(SET_UP);
    expect((await desk.visitor.get('/account')).status).toBe(200);
    expect(await noticesOf(forum, 'Parting Petrel')).toEqual(['factor_set', 'factor_removed']);
    expect((await recordOf(forum, 'Parting Petrel')).map(([code]) => code)).toEqual(['set', 'removed']);
    expect((await setUp(desk.visitor)).answer.status).toBe(200);
  });

  it('does not happen for a code that was used, or is wrong, and five of them end it', async () => {
    const desk = await atDesk(forum, 'Keeping Kestrel', 'moderator');
    const answers = [];
    for (let time = 0; time < 6; time++) answers.push(await send(desk, 'removal', desk.phone.wrong()));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422]);
    expect(answers[5]!.text).toContain('please wait a quarter of an hour');
    expect((await send(desk, 'removal', desk.phone.code())).text).toContain('please wait');
    expect((await desk.visitor.get(SET_UP)).text).toContain('It is set up since');
  });
});

describe('the pages of who has none', () => {
  it.each(['change', 'codes', 'removal'])('%s leads to setting it up', async (page) => {
    const visitor = await forum.person('Barely Begun', 'moderator');
    const answer = await visitor.get(`${SET_UP}/${page}`);
    expect([answer.status, answer.location]).toEqual([303, SET_UP]);
    const { _csrf } = hiddenOn(await visitor.get('/'), '/sign-out');
    const fields = {
      _csrf: _csrf!,
      code: '123456',
      ...(page === 'change' ? { offer: 'x', fresh: '123456' } : {}),
    };
    expect((await visitor.post(`${SET_UP}/${page}`, fields)).status).toBe(422);
  });
});
