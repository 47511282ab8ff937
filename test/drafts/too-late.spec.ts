import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { CRISIS, settled, threadOf, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const NEW = '/boards/depression/threads/new';
const WAITING = '/drafts/waiting';
const FROM_HERE = { 'Sec-Fetch-Site': 'same-origin' };

let forum: Forum;
let ana: Visitor;
let thread: Written;
let own: Written;
beforeAll(async () => {
  forum = await startForum();
  const eve = await forum.person('Eve');
  thread = await threadOf(forum, eve, { title: 'Where it was going', body: 'Hello.' });
  own = await threadOf(forum, await forum.person('Ana'), { title: 'Anas own', body: 'The first text.' });
  await forum.sql(`update boards set members_only = true where slug = 'family'`);
});
beforeEach(async () => {
  ana = await forum.person('Ana');
  await forum.sql('delete from drafts');
});
afterAll(() => forum.stop());

/** Every writing form: where it is opened, and what it holds. */
const FORMS: [string, () => string, Record<string, string>][] = [
  ['a new thread', () => NEW, { title: 'Written late', body: 'These words took an hour.' }],
  [
    'a thread on a board for members',
    () => '/boards/family/threads/new',
    { title: 'Late', body: 'An hour.' },
  ],
  ['an answer below a thread', () => `/threads/${thread.threadId}`, { body: 'An answer of an hour.' }],
  ['an answer', () => `/threads/${thread.threadId}/posts/new`, { body: 'Another of an hour.' }],
  ['a change', () => `/posts/${own.postId}/edit`, { title: 'Anas own', body: 'The second text.' }],
];

/** Opens a form, and sends it after something has happened. */
async function sendLate(
  page: string,
  fields: Record<string, string>,
  meanwhile: () => Promise<unknown>,
  headers: Record<string, string> = FROM_HERE,
): Promise<Answer> {
  const { page: opened } = await ana.open(page);
  const form = opened.querySelectorAll('main form').find((found) => found.querySelector('[name=body]'));
  const hidden = await ana.hiddenFields(page, Object.keys(fields));
  await meanwhile();
  return ana.post(form?.getAttribute('action') ?? '', { ...hidden, ...fields }, headers);
}

const endSessions = () => forum.sql('delete from sessions');
const signIn = (name = 'Ana') => ana.send('/sign-in', { pseudonym: name, password: PASSWORD });

/** Sends what waits as it stands, with one press. */
async function pressSend(waiting: Answer): Promise<Answer> {
  const form = waiting.page.querySelector('main form.form');
  const fields = form?.querySelectorAll('input[name], textarea[name]') ?? [];
  const values = fields.map((field): [string, string] => [
    field.getAttribute('name') ?? '',
    field.getAttribute('value') ?? field.text.replace(/^\n/, ''),
  ]);
  return ana.post(form?.getAttribute('action') ?? '', Object.fromEntries(values));
}

async function bodiesOf(answer: Answer): Promise<string[]> {
  const postId = answer.location?.split('/').at(-1) ?? '';
  await settled(forum, postId);
  const rows = await forum.sql<{ body: string }>(
    `select body from revisions where post_id = $1 and state = 'published'`,
    [postId],
  );
  return rows.map(({ body }) => body);
}

describe('a session that ended while somebody wrote', () => {
  it.each(FORMS)(
    'keeps %s, sealed, and brings it back after signing in, one press from sent',
    async (_, page, fields) => {
      const kept = await sendLate(page(), fields, endSessions);
      expect(kept.text).toContain('Your words are kept');
      expect(kept.page.querySelector('main a[href^="/sign-in"]')).not.toBeNull();
      const [row] = await forum.sql<{ sealed: Buffer }>('select sealed from drafts');
      expect(row?.sealed.includes('hour')).toBe(false);
      const back = await signIn();
      expect(back.location).toBe(WAITING);
      const waiting = await ana.follow(back);
      expect(waiting.page.querySelector('#body')?.text.trim()).toBe(fields.body);
      expect(await bodiesOf(await pressSend(waiting))).toEqual([fields.body]);
      expect(await forum.sql('select from drafts')).toHaveLength(0);
    },
  );

  it('shows the words to nobody else who signs in at this browser, and keeps them for their writer', async () => {
    await forum.person('Ben');
    await sendLate(NEW, { title: 'Hers', body: 'Not for Ben.' }, endSessions);
    const asBen = await signIn('Ben');
    expect((await ana.get(WAITING)).location).toBe('/');
    expect(asBen.status).toBe(303);
    await forum.sql('delete from sessions');
    const waiting = await ana.follow(await signIn());
    expect(waiting.page.querySelector('#body')?.text.trim()).toBe('Not for Ben.');
  });

  it('shows help first where the words ask for it', async () => {
    const kept = await sendLate(
      `/posts/${own.postId}/edit`,
      { title: 'Anas own', body: CRISIS.me },
      endSessions,
    );
    expect(kept.page.querySelector('main')?.children[0]?.classNames).toMatch(/^first\b/);
  });

  it('keeps "Keep for later" as well', async () => {
    const hidden = await ana.hiddenFields(NEW, ['title']);
    await endSessions();
    const kept = await ana.post(
      '/boards/depression/draft',
      { ...hidden, title: 'Later', body: 'Half.' },
      FROM_HERE,
    );
    expect(kept.text).toContain('Your words are kept');
    expect((await ana.follow(await signIn())).page.querySelector('#body')?.text.trim()).toBe('Half.');
  });
});

describe('a token that is an old one', () => {
  // Signed in anew in another tab: the page that stood open has the token of before.
  const signInAnew = async () => {
    await ana.send('/account', {}, '/sign-out');
    await signIn();
  };

  it.each(FORMS)('brings %s back in the same answer, one press from sent', async (_, page, fields) => {
    const answer = await sendLate(page(), fields, signInAnew);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('nothing was sent');
    expect(answer.page.querySelector('#body')?.text.trim()).toBe(fields.body);
    expect(await bodiesOf(await pressSend(answer))).toEqual([fields.body]);
  });

  it('is not enough where the browser does not say that the page was ours: words are shown to be copied, no more', async () => {
    for (const headers of [{}, { 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }]) {
      const answer = await sendLate(
        NEW,
        { title: 'Planted', body: 'Put there by others.' },
        signInAnew,
        headers as never,
      );
      expect(answer.status).toBe(403);
      expect(answer.page.querySelector('main form [name=body]')).toBeNull();
      expect(answer.page.querySelector('#kept-words')?.text.trim()).toBe('Put there by others.');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await forum.sql('select from drafts')).toHaveLength(0);
  });

  it('of a guest who comes without any cookie is no reason to lose words', async () => {
    const guest = forum.guest();
    const fields = { _csrf: 'old', title: 'Late', body: 'A guest wrote this.' };
    const kept = await guest.post('/boards/depression/threads', fields, FROM_HERE);
    expect([kept.status, kept.text.includes('Your words are kept')]).toEqual([403, true]);
    await guest.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
    expect((await guest.open(WAITING)).text).toContain('A guest wrote this.');
  });
});

describe('words whose place is gone', () => {
  it('are shown all the same, and can be thrown away: the next ones come', async () => {
    const gone = await threadOf(forum, await forum.person('Eve'), { title: 'Soon closed', body: 'Hello.' });
    await sendLate(`/threads/${gone.threadId}`, { body: 'Too late for it.' }, endSessions);
    await forum.sql(`update threads set state = 'locked' where id = $1`, [gone.threadId]);
    const waiting = await ana.follow(await signIn());
    expect(waiting.text).toContain('closed, or gone');
    expect(waiting.page.querySelector('textarea')?.text.trim()).toBe('Too late for it.');
    const removed = await ana.send(WAITING, {}, '/drafts/waiting/removal');
    expect(removed.location).toBe(WAITING);
    expect((await ana.get(WAITING)).location).toBe('/');
    expect(await forum.sql('select from drafts')).toHaveLength(0);
  });

  it('are not put on another’s post', async () => {
    const hidden = await ana.hiddenFields(NEW, ['title']);
    await endSessions();
    await ana.post(
      `/posts/${thread.postId}/revisions`,
      { ...hidden, body: 'Not hers to change.' },
      FROM_HERE,
    );
    const waiting = await ana.follow(await signIn());
    expect(waiting.page.querySelector('main form [name=body]')).toBeNull();
    expect(waiting.text).toContain('closed, or gone');
  });
});

describe('a guest whose words wait', () => {
  const line = (answer: Answer) => answer.page.querySelector('.words-wait');

  it('finds a quiet line with the way back on every page, but not on errors', async () => {
    const guest = forum.guest();
    expect(line(await guest.open('/'))).toBeNull();
    await guest.send(NEW, { title: 'Before a name', body: 'Words.' });
    for (const path of [
      '/',
      '/boards/anxiety',
      `/threads/${thread.threadId}`,
      '/sign-up',
      '/crisis-lines',
      '/about',
    ]) {
      const ways = line(await guest.open(path))?.querySelectorAll('a') ?? [];
      expect(ways.map((way) => way.getAttribute('href'))).toEqual([
        '/sign-up?next=%2Fdrafts%2Fwaiting',
        '/sign-in?next=%2Fdrafts%2Fwaiting',
      ]);
    }
    const missing = await guest.get('/nothing');
    expect([missing.status, line(missing)]).toEqual([404, null]);
  });

  it('does not find it any more once signed in', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'Before a name', body: 'Words.' });
    await guest.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
    expect(line(await guest.open('/'))).toBeNull();
  });

  it('can throw them away without a name', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'One', body: 'Words.' });
    await guest.send(NEW, { title: 'Two', body: 'Words.' });
    const removed = await guest.send('/', {}, '/drafts/waiting/removal');
    expect([removed.status, removed.location]).toEqual([303, '/']);
    expect(await forum.sql('select from drafts')).toHaveLength(0);
    expect(line(await guest.open('/'))).toBeNull();
  });

  it('loses none by another site', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'One', body: 'Words.' });
    expect((await guest.post('/drafts/waiting/removal', {})).status).toBe(403);
    expect(await forum.sql('select from drafts')).toHaveLength(1);
  });
});
