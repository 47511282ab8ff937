import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OwnCheckIn, OwnCheckIns } from '../../src/check-ins/own-check-ins.js';
import { Leaving } from '../../src/erasure/leaving.js';
import { Collecting } from '../../src/export/collecting.js';
import { linesOf } from '../../src/export/readable.js';
import { service } from '../leaving/people.js';
import { give } from '../limits/pauses.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { CRISIS, settled } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { wear } from '../support/worn.js';
import { openDue, opened, setRhythm } from './place.js';

let forum: Forum;
let ana: Visitor;
let own: OwnCheckIns;
let thread: string;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  own = service(forum, OwnCheckIns);
  await setRhythm(forum, 'addiction', { rhythm: 'daily', zone: 'UTC' });
  await openDue(await forum.startWorker(), new Date().toISOString());
  thread = (await opened(forum, 'addiction'))[0]!.id;
});
beforeEach(() => forum.sql('delete from private_papers'));
afterAll(() => forum.stop());

const action = () => `/threads/${thread}/check-ins`;
const kept = async (name = 'Ana') => own.of({ memberId: await memberOf(name) });

async function memberOf(name: string): Promise<string> {
  const [row] = await forum.sql<{ member_id: string }>('select member_id from personas where name = $1', [
    name,
  ]);
  return row!.member_id;
}

async function checkIn(who: Visitor, fields: Record<string, string>, page = `/threads/${thread}`) {
  const answer = await who.send(page, fields, action());
  const postId = /^\/posts\/([0-9a-f-]{36})$/.exec(answer.location ?? '')?.[1];
  if (!postId) throw new Error(`Nothing was taken in (${answer.status}): ${answer.text}`);
  return { answer, postId, states: await settled(forum, postId), page: await who.follow(answer) };
}

const textOf = async (postId: string) =>
  (await forum.sql<{ body: string }>('select body from revisions where post_id = $1', [postId]))[0]!.body;

describe('checking in', () => {
  it('becomes one ordinary post in plain words, from the page of the board too', async () => {
    const fields = { step: 'hard', body: 'I slept badly.', aim: 'A walk to the corner.' };
    const { postId, states, page } = await checkIn(ana, fields, '/boards/addiction');
    expect(states).toEqual(['published']);
    expect(await textOf(postId)).toBe(
      'Today: hard.\n\nI slept badly.\n\nOne small aim: A walk to the corner.',
    );
    expect(page.text).toContain('Today: hard.');
    expect((await forum.guest().open(`/threads/${thread}`)).text).toContain('I slept badly.');
    for (const way of ['edit', 'withdrawal'])
      expect((await ana.get(`/posts/${postId}/${way}`)).status).toBe(200);
  });

  it.each([
    ['the word', { step: 'good', body: '', aim: '' }, 'Today: good.'],
    ['one sentence', { step: '', body: 'Still here.', aim: '' }, 'Still here.'],
    ['an aim', { step: '', body: '', aim: 'Call Sam.' }, 'One small aim: Call Sam.'],
  ])('may be %s alone', async (_, fields, text) => {
    expect(await textOf((await checkIn(ana, fields)).postId)).toBe(text);
  });

  it('is screened whole: help comes first, and a crisis waits for a person', async () => {
    const { states, page } = await checkIn(ana, { step: 'very_hard', body: CRISIS.me });
    expect(states).toEqual(['held']);
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    expect((await forum.guest().open(`/threads/${thread}`)).text).not.toContain('kill myself');
    const aim = await checkIn(ana, { step: 'good', body: '', aim: CRISIS.me });
    expect(aim.states).toEqual(['held']);
  });

  it('folds its form away for who wrote in it, with a way to change the words, until they take them back', async () => {
    const dora = await forum.person('Dora');
    const folded = async (path: string) => {
      const { page } = await dora.open(path);
      const form = page.querySelector(`form[action="${action()}"]`)!;
      return [
        form.closest('details') !== null,
        page.querySelector('[aria-labelledby=check-in-title] a[href$="/edit"]')?.getAttribute('href'),
      ];
    };
    expect(await folded(`/threads/${thread}`)).toEqual([false, undefined]);
    const { postId } = await checkIn(dora, { step: 'okay', body: 'I am here.', aim: '' });
    for (const path of [`/threads/${thread}`, '/boards/addiction'])
      expect(await folded(path), path).toEqual([true, `/posts/${postId}/edit`]);
    const later = await checkIn(dora, { step: 'good', body: 'And better.', aim: '' });
    expect(await folded(`/threads/${thread}`)).toEqual([true, `/posts/${later.postId}/edit`]);
    for (const id of [postId, later.postId])
      await dora.send(`/posts/${id}/withdrawal`, {}, `/posts/${id}/withdrawal`);
    expect(await folded(`/threads/${thread}`)).toEqual([false, undefined]);
  });

  it('sent twice is one post', async () => {
    const fields = await ana.hiddenFields(`/threads/${thread}`, ['step', 'aim']);
    const sent = { ...fields, step: 'okay', body: 'The same twice.', aim: '' };
    const [first, again] = [await ana.post(action(), sent), await ana.post(action(), sent)];
    expect(again.location).toBe(first.location);
  });

  it('has no streak, and no word for a day without one', async () => {
    const ben = await forum.person('Ben');
    for (const path of ['/boards/addiction', `/threads/${thread}`, '/check-ins/mine', '/'])
      expect((await ben.open(path)).text).not.toMatch(/streak|in a row|missed|have not|you did not check/i);
  });
});

describe('what does not fit', () => {
  const again = async (fields: Record<string, string>): Promise<Answer> =>
    ana.send(`/threads/${thread}`, { step: '', body: '', aim: '', ...fields }, action());

  it.each([
    ['nothing at all', { step: '' }, 'body', 'Please say one thing'],
    ['a sentence without end', { body: 'so '.repeat(500) }, 'body', '1,000 letters'],
    ['an aim without end', { aim: 'a walk '.repeat(40) }, 'aim', '200 letters'],
    ['a step that there is not', { step: 'superb' }, 'step', 'mixed up'],
  ])('%s: the page comes again, with the words', async (_, fields, field, words) => {
    const answer = await again({ body: '', aim: '', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector(`.summary a[href="#${field}"]`)?.text).toContain(words);
    expect(answer.page.querySelector(`#${field}`)).not.toBeNull();
    if ('aim' in fields) expect(answer.page.querySelector('#aim')?.getAttribute('value')).toBe(fields.aim);
  });

  it('a thread that is no check-in, or nobody signed in, takes none', async () => {
    const [talk] = await forum.sql<{ id: string }>(
      `insert into threads (id, board_id) select gen_random_uuid(), id from boards where slug = 'anxiety' returning id`,
    );
    const token = await ana.hiddenFields(`/threads/${thread}`, ['aim']);
    for (const id of [talk!.id, randomUUID(), 'x'])
      expect((await ana.post(`/threads/${id}/check-ins`, { ...token, step: 'good' })).status).toBe(404);
    expect((await forum.guest().post(action(), { step: 'good', key: randomUUID() })).status).toBe(403);
  });

  it('a session that ended: all words wait as one answer', async () => {
    const ben = await forum.person('Ben');
    const fields = await ben.hiddenFields(`/threads/${thread}`, ['aim']);
    await forum.sql('delete from sessions');
    await ben.post(
      action(),
      { ...fields, step: 'hard', body: 'Long day.', aim: 'Tea.' },
      { 'sec-fetch-site': 'same-origin' },
    );
    ana = await forum.person('Ana');
    await ben.send('/sign-in', { pseudonym: 'Ben', password: PASSWORD });
    const { page } = await ben.open('/drafts/waiting');
    expect(page.querySelector('textarea#body')?.text.trim()).toBe(
      'Today: hard.\n\nLong day.\n\nOne small aim: Tea.',
    );
  });

  it.each([
    ['board that rests', `update boards set read_only = $1 where slug = 'addiction'`],
    [
      'thread that was locked',
      `update threads set state = case when $1 then 'locked' else 'open' end where kind = 'check_in'`,
    ],
  ])('a %s: an old form is answered with all its words', async (_, sql) => {
    const fields = await ana.hiddenFields(`/threads/${thread}`, ['aim']);
    await forum.sql(sql, [true]);
    const answer = await ana.post(action(), { ...fields, step: 'hard', body: 'Rain.', aim: 'Tea.' });
    await forum.sql(sql, [false]);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('Today: hard.\n\nRain.\n\nOne small aim: Tea.');
  });

  it('a pause: there is no form, and an old one is answered with the words kept', async () => {
    const cora = await forum.person('Cora');
    const fields = await cora.hiddenFields(`/threads/${thread}`, ['aim']);
    await give(await forum.person('Lea', 'lead'), await checkIn(cora, { step: 'okay', body: '', aim: '' }));
    expect((await cora.open('/boards/addiction')).html).not.toContain(action());
    expect((await cora.open(`/threads/${thread}`)).html).not.toContain(action());
    const answer = await cora.post(action(), { ...fields, step: 'hard', body: 'Rain.', aim: '' });
    expect(answer.status).toBe(403);
    expect(answer.html).toContain('Today: hard.\n\nRain.');
    expect(await kept('Cora')).toEqual([]);
  });
});

describe('what is kept for oneself', () => {
  const today = () => new Date().toISOString().slice(0, 10);

  it('is day, word and aim, when one wants it; the latest of a day counts', async () => {
    await checkIn(ana, { step: 'hard', body: 'Not for the paper.', aim: 'Tea.', keep: 'yes' });
    await checkIn(ana, { step: 'okay', body: '', aim: 'A walk.', keep: 'yes' });
    await checkIn(ana, { step: 'good', body: '', aim: '' });
    expect(await kept()).toEqual([{ day: today(), step: 'okay', aim: 'A walk.' }]);
  });

  it('is offered, and nothing is kept of a sentence alone', async () => {
    const page = await ana.open(`/threads/${thread}`);
    expect(page.page.querySelector('#keep')?.hasAttribute('checked')).toBe(true);
    await checkIn(ana, { step: '', body: 'Only this.', aim: '', keep: 'yes' });
    expect(await forum.sql('select from private_papers')).toEqual([]);
  });

  it('is never kept under a one-time name, and the form says so', async () => {
    const dora = await forum.person('Dora');
    const fields = await dora.hiddenFields(`/threads/${thread}`, ['aim']);
    await wear(forum, 'Dora', 'Quiet lark', thread);
    const page = await dora.open(`/threads/${thread}`);
    expect(page.text).toContain('You write here as Quiet lark');
    expect(page.page.querySelector('#keep')).toBeNull();
    // Also not by a form from before, which had the box.
    const answer = await dora.post(action(), { ...fields, step: 'hard', body: '', aim: '', keep: 'yes' });
    expect(answer.status).toBe(303);
    const [post] = await forum.sql<{ name: string }>(
      'select n.name from posts p join personas n on n.id = p.persona_id where p.id = $1',
      [answer.location!.slice('/posts/'.length)],
    );
    expect(post!.name).toBe('Quiet lark');
    expect(await forum.sql('select from private_papers')).toEqual([]);
  });

  it('is drawn as a line that no gap pulls down, with the same days as a table', async () => {
    await plant([
      { day: back(40), step: 'hard', aim: '' },
      { day: back(39), step: 'okay', aim: 'Tea' },
      { day: back(3), step: 'good', aim: '' },
      { day: back(2), step: null, aim: 'Only an aim' },
      { day: back(1), step: 'so_so', aim: '' },
    ]);
    const { page, text } = await ana.open('/check-ins/mine');
    const heights = page.querySelectorAll('circle').map((dot) => Number(dot.getAttribute('cy')));
    const words = page.querySelectorAll('svg.chart text').map((word) => word.text);
    expect(words.slice(0, 5)).toEqual(['good', 'okay', 'so-so', 'hard', 'very hard']);
    expect(heights).toHaveLength(4);
    const path = page.querySelector('path.chart-line')!.getAttribute('d')!;
    expect(path.match(/[ML]/g)).toEqual(['M', 'L', 'L', 'L']);
    expect(Math.max(...heights)).toBeLessThan(
      Number(page.querySelectorAll('svg line').at(-1)!.getAttribute('y1')),
    );
    expect(page.querySelectorAll('tbody tr')).toHaveLength(5);
    expect(text).toContain('Only an aim');
    expect(text).not.toMatch(/streak|missed|failed|in a row/i);
  });

  it('is shown some days at a time, and forgotten after two years', async () => {
    await plant(Array.from({ length: 60 }, (_, at) => ({ day: back(at), step: 'okay' as const, aim: '' })));
    const first = await ana.open('/check-ins/mine');
    expect(first.page.querySelectorAll('tbody tr')).toHaveLength(40);
    const older = first.page.querySelectorAll('a').find((link) => link.text.includes('Earlier days'));
    expect((await ana.open(older!.getAttribute('href')!)).page.querySelectorAll('tbody tr')).toHaveLength(20);
    await plant([{ day: back(800), step: 'okay', aim: '' }]);
    expect((await kept()).map(({ day }) => day)).not.toContain(back(800));
  });

  it('is deleted day by day, or whole when one says so', async () => {
    await plant([1, 2, 3].map((days) => ({ day: back(days), step: 'okay' as const, aim: '' })));
    await ana.send('/check-ins/mine', { day: back(2) }, '/check-ins/mine/removal');
    expect((await kept()).map(({ day }) => day)).toEqual([back(1), back(3)]);
    const unsure = await ana.post(
      '/check-ins/mine/clearing',
      await ana.hiddenFields('/check-ins/mine', ['sure']),
    );
    expect(unsure.status).toBe(422);
    expect(await kept()).toHaveLength(2);
    await ana.send('/check-ins/mine', { sure: 'yes' }, '/check-ins/mine/clearing');
    expect(await forum.sql('select from private_papers')).toEqual([]);
    expect((await ana.open('/check-ins/mine')).text).toContain('Nothing is kept here');
  });

  it('is in the copy of all that is theirs, and gone with its member', async () => {
    const eva = await forum.person('Eva');
    await checkIn(eva, { step: 'very_hard', body: '', aim: 'Water the fern.', keep: 'yes' });
    const memberId = await memberOf('Eva');
    const { account } = await service(forum, Collecting).of(memberId, () => Promise.resolve());
    expect(account).toMatchObject({
      check_ins: { days: [{ day: today(), step: 'very_hard', aim: 'Water the fern.' }] },
    });
    const lines = linesOf(account.check_ins).map(({ label, text }) => `${label} ${text}`);
    expect(lines).toContain('How it was very hard');
    await service(forum, Leaving).leave({ memberId, keeps: false });
    expect(await forum.sql('select from private_papers')).toEqual([]);
    expect((await forum.guest().open(`/threads/${thread}`)).text).not.toContain('Water the fern.');
  });

  it('is nobody else’s: guests are led to the way in, others see theirs', async () => {
    await plant([{ day: back(1), step: 'okay', aim: 'Water the fern' }]);
    expect((await forum.guest().get('/check-ins/mine')).location).toContain('/sign-in');
    expect((await (await forum.person('Ben')).open('/check-ins/mine')).text).not.toContain('fern');
    expect((await (await forum.person('Ada', 'admin')).open('/check-ins/mine')).text).not.toContain('fern');
  });
});

async function plant(days: OwnCheckIn[]): Promise<void> {
  const memberId = await memberOf('Ana');
  for (const day of days) await own.keep({ memberId }, day);
}

function back(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
