import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CompanyThreads } from '../../src/bad-night/company-threads.js';
import { WelcomeThreads } from '../../src/board-guides/welcome-threads.js';
import { CheckInOpenings } from '../../src/check-ins/check-in-openings.js';
import { type Forum, startForum } from '../support/forum.js';
import {
  CRISIS,
  eventually,
  openThread,
  reply,
  settled,
  statesOf,
  threadOf,
  tokenOf,
  type Written,
} from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { adminOf, setMode } from './setting.js';

const WORDS = 'The lamp was on when I came home.';

let forum: Forum;
let worker: INestApplicationContext;
let ben: Visitor;
let moe: Visitor;
let thread: Written;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  worker = await forum.startWorker();
  await forum.sql(
    `update check_in_rhythms set rhythm = 'daily' where board_id = (select id from boards where slug = 'addiction')`,
  );
  [ben, moe] = [await forum.person('Ben'), await forum.person('Moe', 'moderator')];
  thread = await threadOf(forum, await forum.person('Ana'));
});
afterAll(() => forum.stop());
beforeEach(() => setMode(forum, 'open'));

const form = (path: string): Promise<Record<string, string>> => ben.hiddenFields(path, ['body']);

/** Opens a form, lets the mode change, and sends the form then. */
async function sendLate(
  page: string,
  action: string,
  fields: Record<string, string>,
  mode: 'read_only' | 'closed',
): Promise<Answer> {
  const hidden = await form(page);
  await setMode(forum, mode, 'We are mending something.');
  return ben.post(action, { ...hidden, ...fields });
}

const bodyOf = (answer: Answer): string | undefined =>
  answer.page.querySelector('main form [name=body]')?.text.trim();

const posts = async (): Promise<number> =>
  (await forum.sql<{ posts: number }>('select count(*)::int as posts from revisions'))[0]!.posts;

describe('an answer that was being written while the place became read-only', () => {
  it('comes back in its form, waits there, and goes up once the place is open', async () => {
    const before = await posts();
    const [page, action] = [`/threads/${thread.threadId}/posts/new`, `/threads/${thread.threadId}/posts`];
    const answer = await sendLate(page, action, { body: WORDS }, 'read_only');
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Nobody can write here just now.');
    expect(answer.text).toContain('We are mending something.');
    expect(bodyOf(answer)).toBe(WORDS);
    expect(await posts()).toBe(before);
    expect((await ben.get('/drafts')).text).toContain(WORDS);
    expect(bodyOf(await ben.get(page))).toBe(WORDS);

    await setMode(forum, 'open');
    const sent = await ben.send(page, { body: bodyOf(await ben.get(page))! });
    expect(sent.status).toBe(303);
    expect((await ben.get('/drafts')).text).not.toContain(WORDS);
  });

  it('is shown below the help that it calls for', async () => {
    const [page, action] = [`/threads/${thread.threadId}/posts/new`, `/threads/${thread.threadId}/posts`];
    const { page: answer } = await sendLate(page, action, { body: CRISIS.me }, 'read_only');
    expect(answer.querySelector('main h1')?.text).toBe('You do not have to get through this alone');
    await ben.send('/drafts', {}, '/drafts/removal');
  });
});

it.each(['read_only', 'closed'] as const)(
  'keeps a new thread, another text and a check-in too: %s',
  async (mode) => {
    const own = await reply(forum, ben, thread.threadId, 'Rain on the window.');
    await settled(forum, own.postId);
    await worker.get(CheckInOpenings, { strict: false }).openDue();
    const [checkIn] = await forum.sql<{ id: string }>(
      `select t.id from threads t join boards b on b.id = t.board_id where t.kind = 'check_in' and b.slug = 'addiction'`,
    );
    const before = await posts();
    const forms: [page: string, action: string, fields: Record<string, string>, words: string][] = [
      ['/boards/anxiety/threads/new', '/boards/anxiety/threads', { title: 'Dusk', body: 'A.' }, 'Dusk'],
      [
        `/posts/${own.postId}/edit`,
        `/posts/${own.postId}/revisions`,
        { body: 'B, in other words.' },
        'B, in',
      ],
      [
        `/threads/${checkIn!.id}/check-ins/new`,
        `/threads/${checkIn!.id}/check-ins`,
        { body: 'C, one line.', aim: 'Water the fern' },
        'C, one line.',
      ],
    ];
    for (const [page, action, fields, words] of forms) {
      await setMode(forum, 'open');
      const answer = await sendLate(page, action, fields, mode);
      expect(answer.status).toBe(mode === 'closed' ? 503 : 409);
      expect(answer.html).toContain(words);
      expect((await ben.get('/drafts')).text).toContain(words);
    }
    expect(await posts()).toBe(before);
    expect((await ben.get('/drafts')).text).toContain('C, one line.');
    await ben.send('/drafts', {}, '/drafts/removal');
  },
);

it.each(['read_only', 'closed'] as const)("keeps a guest's words in their browser: %s", async (mode) => {
  const guest = forum.guest();
  const page = `/threads/${thread.threadId}/posts/new`;
  const hidden = await guest.hiddenFields(page, ['body']);
  await setMode(forum, mode);
  const answer = await guest.post(`/threads/${thread.threadId}/posts`, { ...hidden, body: WORDS });
  expect(answer.text).toContain(WORDS);
  expect(answer.text).toContain('It waits for one day');
  await setMode(forum, 'open');
  await guest.send('/sign-in', { pseudonym: 'Ben', password: 'a lamp in the window' });
  expect(bodyOf(await guest.open('/drafts/waiting'))).toBe(WORDS);
});

it('shows what a member wrote to nobody who signs in after them', async () => {
  const before = await forum.sql<{ id: string }>('select id from sessions');
  const shared = await forum.person('Cleo');
  const page = `/threads/${thread.threadId}/posts/new`;
  const hidden = await shared.hiddenFields(page, ['body']);
  await setMode(forum, 'read_only');
  const endSession = () =>
    forum.sql('delete from sessions where not id = any($1)', [before.map(({ id }) => id)]);
  await endSession();
  const late = await shared.post(`/threads/${thread.threadId}/posts`, { ...hidden, body: WORDS });
  expect(late.text).toContain('It waits for one day');
  const waitingFor = async (pseudonym: string) => {
    await shared.send('/sign-in', { pseudonym, password: 'a lamp in the window' });
    return (await shared.get('/drafts/waiting')).text;
  };
  expect(await waitingFor('Ben')).not.toContain(WORDS);
  await endSession();
  expect(await waitingFor('Cleo')).toContain(WORDS);
});

it.each(['read_only', 'closed'] as const)(
  'brings a circle back with all that was filled in: %s',
  async (mode) => {
    const { _csrf } = await moe.hiddenFields('/account');
    await setMode(forum, mode);
    const fields = { title: 'Dusk', body: 'We meet.', prompt_2: 'What helped?', hour: '17' };
    const { page } = await moe.post('/boards/depression/circles', { ...fields, _csrf: _csrf! });
    const form = page.querySelector('form[action="/boards/depression/circles"]');
    for (const [name, value] of Object.entries(fields)) {
      const field = form?.querySelector(`[name=${name}]`);
      expect(field?.getAttribute('value') ?? field?.text.trim()).toBe(value);
    }
  },
);

describe('a read-only place', () => {
  beforeEach(() => setMode(forum, 'read_only', 'We are <b>mending</b> something.'));

  it('says so on each page, with the reason as it was written', async () => {
    for (const path of ['/', '/boards/depression', `/threads/${thread.threadId}`, '/sign-in']) {
      const answer = await forum.guest().get(path);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Nobody can write here just now.');
      expect(answer.html).toContain('We are &lt;b&gt;mending&lt;/b&gt; something.');
    }
  });

  it('takes what people say to the team, and takes their words back', async () => {
    await setMode(forum, 'open');
    const own = await reply(forum, ben, thread.threadId, 'The tea is cold.');
    await settled(forum, own.postId);
    await setMode(forum, 'read_only');
    const told = await ben.send(`/posts/${thread.postId}/report`, { kind: 'worried', body: 'I worry.' });
    expect(told.status).toBe(303);
    expect(
      (await ben.send(`/posts/${own.postId}/withdrawal`, {}, `/posts/${own.postId}/withdrawal`)).status,
    ).toBe(303);
    expect((await ben.get(`/threads/${thread.threadId}`)).text).not.toContain('The tea is cold.');
  });
});

describe('a closed place', () => {
  beforeEach(() => setMode(forum, 'closed', 'The team rests until Monday.'));

  it.each(['/', '/boards/depression', '/search'])('says so in the place of %s, with help', async (path) => {
    for (const visitor of [forum.guest(), ben]) {
      const answer = await visitor.get(path);
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('600');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.text).toContain('The team rests until Monday.');
      expect(answer.page.querySelector('main a[href^="/crisis-lines"]')).not.toBeNull();
      expect(answer.text).not.toContain('Rain again');
    }
  });

  it('leaves each the list of their own threads, and promises no more', async () => {
    const answer = await ben.get('/threads/mine');
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('all that is yours');
  });

  it('lets a guest choose the country of the lines, and sign in', async () => {
    const guest = forum.guest();
    const chosen = await guest.send('/crisis-lines?country=GB', {}, '/crisis-lines/country');
    expect(chosen.status).toBe(303);
    expect((await guest.get('/')).page.querySelector('main')?.text).toContain('United Kingdom');
    await guest.send('/sign-in', { pseudonym: 'Ben', password: 'a lamp in the window' });
    expect((await guest.get('/notices')).status).toBe(200);
  });

  it('is read by the team as ever, and takes no posts of theirs either', async () => {
    expect((await moe.get(`/threads/${thread.threadId}`)).text).toContain('Rain again');
    expect((await moe.get('/reviews')).status).toBe(200);
    const sent = await moe.send(`/threads/${thread.threadId}/posts/new`, { body: 'From the desk.' });
    expect(sent.status).toBe(503);
    expect(sent.text).toContain('From the desk.');
  });
});

it('what was sent before is judged, goes up or is held, and reaches the team', async () => {
  await forum.stopWorker();
  const calm = await reply(forum, ben, thread.threadId, 'The bread is in the oven.');
  const danger = await openThread(forum, ben, { title: 'Now', body: CRISIS.me });
  await setMode(forum, 'closed');
  expect(await statesOf(forum, danger.postId)).toEqual(['pending']);
  worker = await forum.startWorker();
  expect(await settled(forum, calm.postId)).toEqual(['published']);
  expect(await settled(forum, danger.postId)).toEqual(['held']);
  expect((await moe.get('/reviews')).text).toContain('Now');
  const own = await ben.get(`/posts/${danger.postId}`);
  expect(own.status).toBe(200);
  expect(own.page.querySelector('main h1')?.text).toBe('You do not have to get through this alone');
});

it('the place opens no threads meanwhile, and the current ones afterwards', async () => {
  const site = () => forum.sql<{ kind: string; period: string }>('select kind, period from site_threads');
  const open = async (now: Date) => {
    await worker.get(CompanyThreads, { strict: false }).keepOpen(now);
    await worker.get(CheckInOpenings, { strict: false }).openDue(now);
    await worker.get(WelcomeThreads, { strict: false }).openMissing();
  };
  const before = (await site()).length;
  for (const mode of ['read_only', 'closed'] as const) {
    await setMode(forum, mode);
    await open(new Date('2027-03-05T12:00:00Z'));
    await open(new Date('2027-04-05T12:00:00Z'));
  }
  expect(await site()).toHaveLength(before);
  await setMode(forum, 'open');
  await open(new Date('2027-04-06T12:00:00Z'));
  const company = (await site()).filter(({ kind, period }) => kind === 'company' && period > '2027');
  expect(new Set(company.map(({ period }) => period))).toEqual(new Set(['2027-04/01']));
  const days = (await site()).filter(({ kind, period }) => kind === 'check_in' && period > '2027');
  expect(days.length).toBeGreaterThan(0);
  expect(days.every(({ period }) => period > '2027-04')).toBe(true);
});

describe('the choice of a mode', () => {
  it('leaves an entry of the record, and is in another process within seconds', async () => {
    const database = { ...forum.database, drop: () => Promise.resolve() };
    const other = await startForum({ worker: false, database });
    try {
      await setMode(forum, 'closed', 'A fire drill.');
      await eventually(async () => expect((await other.guest().get('/')).status).toBe(503));
    } finally {
      await other.stop();
    }
    const ada = await adminOf(forum);
    const record = (await ada.get('/record')).text;
    expect(record).toContain('Closed the place for a while');
    expect(record).toContain('A fire drill.');
  });

  it('shows beforehand what people will read, and forgets the reason when the place opens', async () => {
    const ada = await adminOf(forum);
    await setMode(forum, 'read_only', 'Back soon.');
    const { page, text } = await ada.get('/settings');
    expect(text).toContain('People read: “This place is closed for a while.');
    expect(page.querySelector('#mode [checked]')?.getAttribute('value')).toBe('read_only');
    expect(page.querySelector('#reason')?.getAttribute('value')).toBe('Back soon.');
    await setMode(forum, 'open', 'Back soon.');
    expect((await forum.sql('select mode, mode_reason from place'))[0]).toEqual({
      mode: 'open',
      mode_reason: null,
    });
  });

  it('asks again, with what was written, where something is wrong', async () => {
    const ada = await adminOf(forum);
    const [_csrf, reason] = [await tokenOf(ada), 'x'.repeat(201)];
    const answer = await ada.post('/settings/mode', { _csrf, mode: 'closed', reason });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('#reason')?.getAttribute('value')).toBe(reason);
    expect(answer.page.querySelector('#mode [checked]')?.getAttribute('value')).toBe('closed');
    expect((await ada.post('/settings/mode', { _csrf, mode: 'shut' })).status).toBe(422);
    expect((await forum.sql('select mode from place'))[0]).toEqual({ mode: 'open' });
  });
});
