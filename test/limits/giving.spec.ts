import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hold, putUp, writeReply, writeThread } from '../database/hands.js';
import { CRISIS } from '../support/people.js';
import {
  BAN,
  COOL_OFF,
  everyLimit,
  give,
  idsOf,
  limited,
  limitsOf,
  NOTICE,
  noticesOf,
  type Place,
  press,
  REASON,
  recorded,
  startPlace,
  SUSPENSION,
  writer,
} from './pauses.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

describe('giving a limit', () => {
  it.each([
    ['a notice', 'Nora', NOTICE, { kind: 'notice', hours: null }],
    ['a cool-off', 'Cora', COOL_OFF, { kind: 'cool_off', hours: 24 }],
  ])('a moderator gives %s, with its words, notice and record', async (_, name, fields, row) => {
    const { id } = await limited(place, name, place.moe, fields);
    const none = { alone: false, confirmed_by: null, lifted_by: null };
    expect(await limitsOf(place, name)).toEqual([{ id, ...row, ...none, set_by: 'Moe' }]);
    expect(await place.sql('select reason from limit_words where limit_id = $1', [id])).toEqual([
      { reason: REASON },
    ]);
    expect(await noticesOf(place, name)).toEqual([fields.kind === 'notice' ? 'reminded' : 'paused']);
    expect(await recorded(place, id)).toEqual([`limit ${fields.kind} by Moe`]);
  });

  it.each([
    ['a suspension', 'Sara', SUSPENSION, { kind: 'suspension', hours: 168 }],
    ['a ban', 'Bara', BAN, { kind: 'ban', hours: null }],
  ])('a lead gives %s', async (_, name, fields, row) => {
    await limited(place, name, place.lea, fields);
    expect(await limitsOf(place, name)).toMatchObject([{ ...row, set_by: 'Lea', alone: false }]);
  });

  it('is told to the member as a message, with guideline and words, and where to read on', async () => {
    const { who } = await limited(place, 'Tilda', place.moe);
    const page = await who.get('/notices');
    expect(page.text).toContain('The team has given you a pause');
    expect(page.text).toContain(REASON);
    expect(page.text).toContain('Be kind');
    expect(page.page.querySelector('main a[href="/pause"]')).not.toBeNull();
    expect(page.html).not.toContain('Moe');
  });

  it('sent twice is one limit and one notice', async () => {
    const { text } = await writer(place, 'Twila');
    const path = `/posts/${text.postId}/pause`;
    const fields = { ...COOL_OFF, ...(await place.moe.hiddenFields(path, ['kind'])) };
    const answers = await Promise.all([place.moe.post(path, fields), place.moe.post(path, fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await limitsOf(place, 'Twila')).toHaveLength(1);
    expect(await noticesOf(place, 'Twila')).toEqual(['paused']);
  });

  it('is possible for a text that is held, and for one that was taken down', async () => {
    const held = await writeThread(place.sql, await idsOf(place, 'Ana'), { body: 'You are all fools.' });
    await hold(place.sql, held, { tier: 'none', about: null, why: 'unkind' });
    const page = await place.moe.get(`/posts/${held.postId}/pause`);
    expect([page.status, page.text.includes('You are all fools.')]).toEqual([200, true]);
    const { text } = await writer(place, 'Dora');
    await place.moe.send(`/posts/${text.postId}/removal`, { guideline: 'kindness', reason: 'It hurt.' });
    expect((await give(place.moe, text)).status).toBe(303);
  });
});

describe('the form', () => {
  it('says “Never for distress.”, offers no such guideline, and asks for the reason', async () => {
    const { text } = await writer(place, 'Fay');
    const page = await place.lea.get(`/posts/${text.postId}/pause`);
    expect(page.page.querySelector('main .panel')?.text).toContain('Never for distress.');
    const offered = page.page.querySelectorAll('#guideline option').map((one) => one.getAttribute('value'));
    expect(offered).toContain('kindness');
    expect(offered).not.toContain('not-care');
    expect(page.text).not.toContain('read danger in this post');
  });

  it('says so when the screen read danger in the post', async () => {
    const held = await writeThread(place.sql, await idsOf(place, 'Ana'), { body: CRISIS.me });
    await hold(place.sql, held);
    const page = await place.moe.get(`/posts/${held.postId}/pause`);
    expect(page.text).toContain('The screen read danger in this post');
  });

  it('offers a moderator what is theirs to give, and a lead all of it', async () => {
    const { text } = await writer(place, 'Gwen');
    const kinds = async (staff: typeof place.moe) =>
      (await staff.get(`/posts/${text.postId}/pause`)).page
        .querySelectorAll('input[name=kind]')
        .map((one) => one.getAttribute('value'));
    expect(await kinds(place.moe)).toEqual(['notice', 'cool_off']);
    expect(await kinds(place.lea)).toEqual(['notice', 'cool_off', 'suspension', 'ban']);
  });

  it('says only that a limit is active, not which', async () => {
    const { text } = await limited(place, 'Hana', place.lou, { ...SUSPENSION, reason: 'Zanzibar.' });
    const page = await place.moe.get(`/posts/${text.postId}/pause`);
    expect(page.text).toContain('A limit is active');
    expect(page.html).not.toContain('Zanzibar');
    expect(page.html).not.toContain('Lou');
  });

  it.each([
    ['no kind', { kind: '' }, 'Please choose what it is to be.'],
    ['another kind', { kind: 'sad' }, 'Please choose what it is to be.'],
    ['no length', { hours: '' }, 'Please choose how many hours'],
    ['73 hours', { hours: '73' }, 'Please choose how many hours'],
    ['no guideline', { guideline: '' }, 'There is none against distress.'],
    ['what is no rule', { guideline: 'not-care' }, 'There is none against distress.'],
    ['no reason', { reason: ' ' }, 'Please write a few words.'],
    ['too long a reason', { reason: 'a'.repeat(5001) }, 'Please keep it to 5,000 characters.'],
  ])('comes back with %s, words kept, and nothing happens', async (_, change, said) => {
    const { text } = await writer(place, `Ida ${randomUUID().slice(0, 4)}`);
    const before = await everyLimit(place);
    const answer = await give(place.moe, text, { ...COOL_OFF, ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(said);
    expect(answer.page.querySelector('#reason')?.text.trim()).toBe({ ...COOL_OFF, ...change }.reason.trim());
    expect(await everyLimit(place)).toEqual(before);
  });

  it.each([
    ['no days', { days: '' }],
    ['91 days', { days: '91' }],
  ])('of a suspension comes back with %s', async (_, change) => {
    const { text } = await writer(place, `Ivy ${randomUUID().slice(0, 4)}`);
    const answer = await give(place.lea, text, { ...SUSPENSION, ...change });
    expect([answer.status, answer.text.includes('90 at most')]).toEqual([422, true]);
  });
});

describe('beside a held text', () => {
  it('stands that a limit is active, and the way to give one: never where the screen read a crisis', async () => {
    const { text } = await limited(place, 'Petra', place.lou, { ...SUSPENSION, reason: 'Zanzibar.' });
    const review = async (body: string, judgement: object) => {
      const held = await writeReply(place.sql, await idsOf(place, 'Petra'), text.threadId, body);
      const { id, postId } = await hold(place.sql, held, judgement);
      await press(place.moe, `/reviews/${id}/claim`);
      const page = await place.moe.get(`/reviews/${id}`);
      return { page, link: page.page.querySelector(`a[href="/posts/${postId}/pause"]`) };
    };
    const unkind = await review('You are all fools.', { tier: 'none', about: null, why: 'unkind' });
    expect(unkind.page.text).toContain('A limit is active');
    expect(unkind.page.html).not.toContain('Zanzibar');
    expect(unkind.link).not.toBeNull();
    expect((await review(CRISIS.me, {})).link).toBeNull();
  });
});

describe('nobody limits', () => {
  const refused = async (staff: typeof place.moe, postId: string, fields = COOL_OFF) => {
    const before = await everyLimit(place);
    const path = `/posts/${postId}/pause`;
    const answer = await press(staff, path, { ...fields, key: randomUUID() });
    expect(await everyLimit(place)).toEqual(before);
    return [(await staff.get(path)).status, answer.status];
  };

  it('beyond their role: a moderator gives no suspension and no ban', async () => {
    const { text } = await writer(place, 'Jana');
    for (const fields of [
      { ...SUSPENSION, hours: '' },
      { ...BAN, hours: '', days: '' },
    ])
      expect(await refused(place.moe, text.postId, fields)).toEqual([200, 422]);
  });

  it('themselves', async () => {
    const own = await putUp(place.sql, await writeThread(place.sql, await idsOf(place, 'Moe')));
    expect(await refused(place.moe, own.postId)).toEqual([409, 409]);
  });

  it('their own rank, nor who leads them; who leads may', async () => {
    const thread = await writer(place, 'Kim');
    const post = async (name: string) =>
      (
        await putUp(
          place.sql,
          await writeReply(place.sql, await idsOf(place, name), thread.text.threadId, 'Tea is ready.'),
        )
      ).postId;
    const [mia, lea, ada] = [await post('Mia'), await post('Lea'), await post('Ada')];
    expect(await refused(place.moe, mia)).toEqual([403, 403]);
    expect(await refused(place.moe, lea)).toEqual([403, 403]);
    expect(await refused(place.lou, lea)).toEqual([403, 403]);
    expect(await refused(place.lea, ada)).toEqual([403, 403]);
    expect((await give(place.lea, { postId: mia }, NOTICE)).status).toBe(303);
  });

  it('by a post that is taken back, that nobody has read yet, or that is not there', async () => {
    const { who, text } = await writer(place, 'Lina');
    await who.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`);
    const pending = await writeThread(place.sql, await idsOf(place, 'Ana'));
    for (const id of [text.postId, pending.postId, randomUUID(), 'none'])
      expect(await refused(place.moe, id)).toEqual([404, 404]);
  });

  it('without the token of their own form', async () => {
    const { text } = await writer(place, 'Maja');
    const fields = { ...COOL_OFF, key: randomUUID(), _csrf: '' };
    expect((await place.moe.post(`/posts/${text.postId}/pause`, fields)).status).toBe(403);
    expect(await limitsOf(place, 'Maja')).toEqual([]);
  });
});

describe('the way to it', () => {
  it('stands under others’ posts for staff alone, and on the page that takes a post down', async () => {
    const { who, text } = await writer(place, 'Nele');
    const link = `a[href="/posts/${text.postId}/pause"]`;
    const seen = async (visitor: typeof who) =>
      (await visitor.get(`/threads/${text.threadId}`)).page.querySelector(link) !== null;
    expect([await seen(place.moe), await seen(place.lea)]).toEqual([true, true]);
    expect([await seen(who), await seen(place.ben), await seen(place.guest())]).toEqual([
      false,
      false,
      false,
    ]);
    expect((await place.moe.get(`/posts/${text.postId}/removal`)).page.querySelector(link)).not.toBeNull();
  });

  it('is not there for anybody else', async () => {
    const { who, text } = await writer(place, 'Olga');
    const finn = await place.person('Finn', 'facilitator');
    for (const visitor of [who, place.ben, finn, place.guest()])
      for (const path of [`/posts/${text.postId}/pause`, '/limits'])
        expect((await visitor.get(path)).status).toBe(404);
  });
});
