import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { sessionTag } from '../support/sessions.js';
import {
  CRISIS,
  eventually,
  openThread,
  settled,
  threadOf,
  tokenOf,
  type Written,
} from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const NEW = '/boards/depression/threads/new';
const KEEP = '/boards/depression/draft';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
let thread: Written;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
  thread = await threadOf(forum, ana, { title: 'Where Ben writes', body: 'Hello.' });
});
beforeEach(() => forum.sql('delete from own_drafts'));
afterAll(() => forum.stop());

/** Presses "Keep for later" in the form of a page. */
async function keep(who: Visitor, page: string, fields: Record<string, string>): Promise<Answer> {
  const hidden = await who.hiddenFields(page, Object.keys(fields));
  const button = (await who.open(page)).page.querySelector('main button[formaction]');
  return who.post(button?.getAttribute('formaction') ?? '', { ...hidden, ...fields });
}

/** What a form holds when it is opened. */
async function waitingIn(
  who: Visitor,
  page: string,
): Promise<{ title?: string; body: string; said: boolean }> {
  const { page: opened } = await who.open(page);
  return {
    title: opened.querySelector('#title')?.getAttribute('value'),
    body: opened.querySelector('#body')?.text.replace(/^\n/, '') ?? '',
    said: opened.querySelector('#kept')?.text.includes('Words that you wrote before are here') ?? false,
  };
}

describe('keeping for later, without scripts', () => {
  it('leads back to the form of a board, with the words in it', async () => {
    const kept = await keep(ben, NEW, { title: 'Half a title', body: 'Half a thought, and <b>no</b> more' });
    expect([kept.status, kept.location]).toEqual([303, `${NEW}#kept`]);
    expect(await waitingIn(ben, NEW)).toEqual({
      title: 'Half a title',
      body: 'Half a thought, and <b>no</b> more',
      said: true,
    });
  });

  it('leads back to the form of a thread, and below the thread too', async () => {
    const page = `/threads/${thread.threadId}`;
    expect((await keep(ben, page, { body: 'Half an answer' })).location).toBe(`${page}/posts/new#kept`);
    for (const path of [page, `${page}/posts/new`])
      expect(await waitingIn(ben, path)).toMatchObject({ body: 'Half an answer', said: true });
  });

  it('keeps a change of a post, and leaves the post as it is', async () => {
    const page = `/posts/${thread.postId}/edit`;
    expect((await keep(ana, page, { title: 'Where Ben writes', body: 'Hello again' })).location).toBe(
      `${page}#kept`,
    );
    expect(await waitingIn(ana, page)).toMatchObject({ body: 'Hello again', said: true });
    expect((await forum.guest().open(`/threads/${thread.threadId}`)).text).not.toContain('Hello again');
  });

  it('keeps each form apart, and replaces what it kept before', async () => {
    await keep(ben, NEW, { title: 'One', body: 'First.' });
    await keep(ben, '/boards/anxiety/threads/new', { title: 'Two', body: 'Elsewhere.' });
    await keep(ben, NEW, { title: 'One', body: 'First, longer.' });
    expect((await waitingIn(ben, NEW)).body).toBe('First, longer.');
    expect((await waitingIn(ben, '/boards/anxiety/threads/new')).body).toBe('Elsewhere.');
    expect(await forum.sql('select from own_drafts')).toHaveLength(2);
  });

  it('puts a quote below the words that wait', async () => {
    const page = `/threads/${thread.threadId}/posts/new`;
    await keep(ben, page, { body: 'Before the quote' });
    const quoting = await waitingIn(ben, `${page}?quote=${thread.postId}`);
    expect(quoting.body).toMatch(/^Before the quote\n\n[\s\S]*> Hello\./);
  });

  it('shows help first where the words that wait ask for it', async () => {
    await keep(ben, NEW, { title: 'Now', body: CRISIS.me });
    const { page } = await ben.open(NEW);
    expect(page.querySelector('main')?.children[0]?.classNames).toMatch(/^first\b/);
    await keep(ben, `/threads/${thread.threadId}`, { body: CRISIS.me });
    const below = await ben.open(`/threads/${thread.threadId}`);
    expect(below.page.querySelector('main')?.children[0]?.classNames).toMatch(/^first\b/);
  });

  it('shows what is longer than can be kept again, and says so', async () => {
    const answer = await keep(ben, NEW, { title: 'Long', body: 'o'.repeat(20_001) });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('#body')?.text.trim()).toHaveLength(20_001);
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
  });

  it('keeps what is too long for a post, to be made shorter', async () => {
    await keep(ben, NEW, { title: 'Long', body: 'o'.repeat(12_000) });
    expect((await waitingIn(ben, NEW)).body).toHaveLength(12_000);
  });
});

describe('keeping by the script', () => {
  it('answers with no page', async () => {
    const fields = await ben.hiddenFields(NEW, ['title']);
    const answer = await ben.post(KEEP, { ...fields, title: '', body: 'Typing', quietly: 'yes' });
    expect([answer.status, answer.html]).toEqual([201, '']);
    expect((await waitingIn(ben, NEW)).body).toBe('Typing');
  });

  it('forgets when everything was deleted by hand', async () => {
    await keep(ben, NEW, { title: 'A', body: 'B' });
    const fields = await ben.hiddenFields(NEW, ['title']);
    await ben.post(KEEP, { ...fields, title: ' ', body: '\n', quietly: 'yes' });
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
    expect((await waitingIn(ben, NEW)).said).toBe(false);
  });

  it('brings back nothing that arrives after the words were sent', async () => {
    const fields = await ben.hiddenFields(NEW, ['title']);
    const words = { title: 'Sent already', body: 'These went up.' };
    const sent = await ben.post('/boards/depression/threads', { ...fields, ...words });
    expect(sent.status).toBe(303);
    await ben.post(KEEP, { ...fields, ...words, quietly: 'yes' });
    expect(await waitingIn(ben, NEW)).toMatchObject({ body: '', said: false });
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
  });

  it('has a session that ended answered plainly: no cookie, no draft, for the page may have been left in a hurry', async () => {
    const drowsy = await forum.person('Drowsy');
    const fields = await drowsy.hiddenFields(NEW, ['title']);
    await forum.sql('delete from sessions where owner_tag = $1', [await sessionTag(forum, 'Drowsy')]);
    await forum.sql('delete from drafts');
    const answer = await drowsy.post(KEEP, { ...fields, title: '', body: CRISIS.me, quietly: 'yes' });
    expect([answer.status, answer.html]).toEqual([403, '']);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await forum.sql('select from drafts')).toHaveLength(0);
  });
});

describe('a draft ends', () => {
  it('when its words are sent, by whichever form', async () => {
    await keep(ben, NEW, { title: 'To be sent', body: 'Off they go.' });
    const { answer } = await openThread(forum, ben, { title: 'To be sent', body: 'Off they go, changed.' });
    expect(answer.status).toBe(303);
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
    await keep(ben, `/threads/${thread.threadId}/posts/new`, { body: 'An answer.' });
    await ben.send(`/threads/${thread.threadId}`, { body: 'An answer.' });
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
    const own = await threadOf(forum, ben, { title: 'Bens', body: 'Mine.' });
    await keep(ben, `/posts/${own.postId}/edit`, { title: 'Bens', body: 'Mine!' });
    await ben.send(`/posts/${own.postId}/edit`, { title: 'Bens', body: 'Mine!' });
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
  });

  it('when it is thrown away, and the form is empty again', async () => {
    await keep(ben, NEW, { title: 'Away', body: 'With it.' });
    const removed = await ben.send(NEW, {}, await actionOf(ben, NEW));
    expect([removed.status, removed.location]).toEqual([303, NEW]);
    expect(await waitingIn(ben, NEW)).toEqual({ title: '', body: '', said: false });
  });

  it('after thirty days, by housekeeping', async () => {
    await keep(ben, NEW, { title: 'Old', body: 'Words.' });
    await keep(ben, '/boards/anxiety/threads/new', { title: 'Young', body: 'Words.' });
    await forum.sql(`update own_drafts set kept_at = kept_at - interval '30 days 1 minute'`);
    await keep(ben, '/boards/anxiety/threads/new', { title: 'Young', body: 'Words.' });
    // The worker tidies when it starts, and every minute after.
    await forum.stopWorker();
    await forum.startWorker();
    await eventually(async () => expect(await forum.sql('select from own_drafts')).toHaveLength(1));
    expect((await waitingIn(ben, '/boards/anxiety/threads/new')).title).toBe('Young');
  });

  it('when there are more than twenty: the oldest goes', async () => {
    await keep(ben, NEW, { title: 'The oldest', body: 'Words.' });
    await forum.sql(`update own_drafts set kept_at = kept_at - interval '1 day'`);
    const { postId } = thread;
    for (let count = 0; count < 20; count++) {
      const { threadId } = await made(`Thread ${count}`);
      await keep(ben, `/threads/${threadId}/posts/new`, { body: `Answer ${count}` });
    }
    expect(postId).toBeTruthy();
    expect(await forum.sql('select from own_drafts')).toHaveLength(20);
    expect((await waitingIn(ben, NEW)).said).toBe(false);
  });
});

describe('the page of all that is kept', () => {
  it('lists it with where it was going, and throws all of it away', async () => {
    await keep(ben, NEW, { title: 'For the board', body: 'Words.' });
    await keep(ben, `/threads/${thread.threadId}/posts/new`, { body: 'For the thread' });
    const list = await ben.open('/drafts');
    expect(list.page.querySelectorAll('.drafts > li')).toHaveLength(2);
    expect(list.text).toContain('For “Where Ben writes” in Depression');
    expect(list.page.querySelector(`.drafts a[href="${NEW}"]`)?.text).toBe('For the board Words.');
    await ben.send('/drafts', {}, '/drafts/removal');
    expect((await ben.open('/drafts')).text).toContain('Nothing is kept just now.');
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
  });

  it('shows words whose thread is closed or gone, to be taken elsewhere', async () => {
    const { threadId } = await made('Soon closed');
    await keep(ben, `/threads/${threadId}/posts/new`, { body: 'Too late for it' });
    await forum.sql(`update threads set state = 'locked' where id = $1`, [threadId]);
    const list = await ben.open('/drafts');
    expect(list.page.querySelector('.drafts .own-text')?.text).toBe('Too late for it');
    expect(list.text).toContain('closed, or gone');
    const removed = await ben.send('/drafts', {}, await actionOf(ben, '/drafts'));
    expect(removed.location).toBe('/drafts');
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
  });

  it('leaves out what cannot be opened, and clears it with the rest', async () => {
    await keep(ben, NEW, { title: 'Damaged', body: 'Words.' });
    await forum.sql(`update own_drafts set sealed = '\\x00'`);
    expect((await waitingIn(ben, NEW)).said).toBe(false);
    expect((await ben.open('/drafts')).text).toContain('Nothing is kept just now.');
    await keep(ben, NEW, { title: 'Anew', body: 'Words.' });
    expect((await waitingIn(ben, NEW)).title).toBe('Anew');
  });
});

describe('a draft is nobody else’s', () => {
  it('not another member’s, not a moderator’s, not a guest’s', async () => {
    await keep(ben, NEW, { title: 'Elderberries', body: 'Quince.' });
    await keep(ben, `/threads/${thread.threadId}/posts/new`, { body: 'Medlar.' });
    const pages = [NEW, `/threads/${thread.threadId}`, '/drafts', '/reviews', '/', '/notices'];
    const staff = [await forum.person('Moe', 'moderator'), await forum.person('Ada', 'admin')];
    for (const who of [ana, forum.guest(), ...staff])
      for (const page of pages) expect((await who.open(page)).html).not.toMatch(/Elderberries|Quince|Medlar/);
  });

  it('and is not to be thrown away by others', async () => {
    await keep(ben, NEW, { title: 'Stays', body: 'Here.' });
    const action = await actionOf(ben, NEW);
    expect((await ana.post(action, { _csrf: await tokenOf(ana) })).status).toBe(404);
    await ana.send('/account', {}, '/sign-out');
    ana = await forum.person('Ana');
    await keep(ana, NEW, { title: 'Mine', body: 'Hers.' });
    await ana.send('/drafts', {}, '/drafts/removal');
    expect((await waitingIn(ben, NEW)).title).toBe('Stays');
  });

  it('its row shows neither whose it is, nor where it belongs, nor a word', async () => {
    await keep(ben, NEW, { title: 'Elderberries', body: 'Nobody may read quince.' });
    const [row] = await forum.sql<Record<string, Buffer>>('select * from own_drafts');
    expect(Object.keys(row ?? {}).sort()).toEqual(['id', 'kept_at', 'place', 'sealed', 'writer']);
    const [persona] = await forum.sql<{ id: string; member_id: string }>(
      `select id, member_id from personas where name = 'Ben'`,
    );
    const bytes = Buffer.concat([row!.place!, row!.sealed!, row!.writer!]);
    for (const word of ['Elderberries', 'quince', 'depression', 'board', persona!.id, persona!.member_id]) {
      expect(bytes.includes(word)).toBe(false);
      expect(
        bytes.includes(Buffer.from(word.replaceAll('-', ''), 'hex')) && /^[0-9a-f-]{36}$/.test(word),
      ).toBe(false);
    }
  });

  it('its row opens for nobody else, and in no other form', async () => {
    await keep(ben, NEW, { title: 'Bens', body: 'Words.' });
    await keep(ana, NEW, { title: 'Anas', body: 'Words.' });
    await keep(ana, '/boards/anxiety/threads/new', { title: 'Elsewhere', body: 'Words.' });
    await forum.sql(
      `update own_drafts set sealed = (select sealed from own_drafts order by kept_at, id limit 1)`,
    );
    const titles = [
      await waitingIn(ben, NEW),
      await waitingIn(ana, NEW),
      await waitingIn(ana, '/boards/anxiety/threads/new'),
    ];
    expect(titles.filter(({ said }) => said)).toHaveLength(1);
  });
});

describe('refused', () => {
  it('without a token', async () => {
    expect((await ben.post(KEEP, { title: 'T', body: 'B' })).status).toBe(403);
    expect((await ben.post('/drafts/removal', {})).status).toBe(403);
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
  });

  it('where the form is not theirs, or not there', async () => {
    const _csrf = await tokenOf(ben);
    const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
    await settled(forum, held.postId);
    const doors = [
      '/boards/nowhere/draft',
      `/posts/${thread.postId}/draft`,
      `/threads/${held.threadId}/draft`,
    ];
    for (const door of [...doors, '/posts/none/draft', '/threads/none/draft', '/drafts/none/removal'])
      expect((await ben.post(door, { _csrf, body: 'Words.' })).status).toBe(404);
    expect(await forum.sql('select from own_drafts')).toHaveLength(0);
  });
});

async function made(title: string): Promise<Written> {
  return threadOf(forum, ana, { title, body: 'Hello.' });
}

/** Where the page's first "Throw it away" leads. */
async function actionOf(who: Visitor, page: string): Promise<string> {
  const { page: opened } = await who.open(page);
  const actions = opened.querySelectorAll('main form').map((form) => form.getAttribute('action') ?? '');
  return actions.find((action) => /^\/drafts\/[0-9a-f-]{36}\/removal$/.test(action)) ?? '';
}
