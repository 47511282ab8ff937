import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WelcomeThreads } from '../../src/board-guides/welcome-threads.js';
import { OwnThreads, type OwnThread } from '../../src/threads/choices/choices.js';
import { NoSecondBoard } from '../../src/threads/choices/second-boards.js';
import { handOf } from '../database/hands.js';
import { NO_THREAD, whileFailing } from '../support/failing-board.js';
import { type Forum, startForum } from '../support/forum.js';
import {
  CONCERN,
  CRISIS,
  openThread,
  reply,
  settled,
  threadOf,
  tokenOf,
  type Written,
} from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const TEXTS = {
  description: 'For late hours.',
  welcome: 'The lamp is on.',
  rules: '- Be *kind*.',
  first_steps: 'Sit down.',
};

const MERGE_WAITS = `select from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query like '%merge_some%'`;

let forum: Forum;
let ada: Visitor;
let finn: Visitor;
let ana: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  [ada, finn] = [await forum.person('Ada', 'admin'), await forum.person('Finn', 'facilitator')];
  [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
});
afterAll(() => forum.stop());

const at = (slug: string, deed = '') => `/board-settings/${slug}${deed && `/${deed}`}`;
const working = (slug: string, name: string, boxes: object = {}): Promise<Answer> =>
  ada.send(at(slug), { name, model: 'mutual', ...boxes }, at(slug, 'working'));
const make = (address: string, name: string): Promise<Answer> =>
  ada.send(
    '/board-settings',
    { address, name, description: 'A board.', welcome: 'Come in.' },
    '/board-settings/boards',
  );
const merge = (from: string, into: string, fields: object = { sure: 'yes' }): Promise<Answer> =>
  ada.send(at(from), { into, ...fields }, at(from, 'merging'));
const merged = (slug: string) =>
  vi.waitFor(
    async () =>
      expect(
        await forum.sql('select from boards where slug = $1 and merged_into is not null', [slug]),
      ).toHaveLength(1),
    { timeout: 10_000 },
  );
const titles = async (who: Visitor, slug: string): Promise<string[]> =>
  (await who.open(`/boards/${slug}`)).page.querySelectorAll('.thread-title').map(({ text }) => text);

async function threadOn(slug: string, title: string, more: object = {}): Promise<Written> {
  const written = await openThread(forum, ana, { title, body: 'The kettle is on.', ...more }, slug);
  await settled(forum, written.postId);
  return written;
}

async function recorded(code: string): Promise<string[]> {
  const rows = await forum.sql<{ words: string }>(
    `select w.words from record_entries e join record_words w on w.entry_id = e.id where e.code = $1 order by e.place`,
    [code],
  );
  return rows.map(({ words }) => words);
}

describe('a new board', () => {
  it('is made by an admin, stands on the first page, and takes threads', async () => {
    expect((await make('night-owls', 'Night owls')).location).toBe(at('night-owls'));
    expect((await forum.guest().open('/')).text).toContain('Night owls');
    await threadOn('night-owls', 'Awake');
    expect(await titles(ben, 'night-owls')).toEqual(['Awake']);
    expect(await recorded('board_made')).toEqual(['Night owls']);
  });

  it('needs an address of its own, and all its words; what was written stays', async () => {
    const taken = await make('night-owls', 'Other owls');
    expect([taken.status, taken.text.includes('already')]).toEqual([422, true]);
    const bad = await make('Night Owls', 'Third owls');
    expect(bad.status).toBe(422);
    expect(bad.page.querySelector('#name')?.getAttribute('value')).toBe('Third owls');
  });

  it('can be one of those that come ready, which are off at first', async () => {
    expect((await forum.guest().get('/boards/suicide-loss')).status).toBe(404);
    const form = { ...(await ada.hiddenFields('/board-settings')), board: 'suicide-loss' };
    expect((await ada.post('/board-settings/ready', form)).status).toBe(303);
    expect((await forum.guest().open('/boards/suicide-loss')).text).toContain(
      'We are sorry that you have a reason',
    );
    expect(await forum.sql(`select strict, near_crisis from boards where slug = 'suicide-loss'`)).toEqual([
      { strict: true, near_crisis: true },
    ]);
    expect((await ada.open('/board-settings')).html).not.toContain('value="suicide-loss"><p><button');
    expect((await ada.post('/board-settings/ready', { ...form, board: 'gardening' })).status).toBe(422);
  });
});

describe('what a board says', () => {
  it('is changed by a facilitator, shown on its pages, and recorded with the words before', async () => {
    expect((await finn.send(at('anxiety'), TEXTS, at('anxiety', 'texts'))).status).toBe(303);
    const about = await forum.guest().open('/boards/anxiety/about');
    expect(about.page.querySelector('.prose em')?.text).toBe('kind');
    expect(about.text).toContain('Mutual help');
    expect((await forum.guest().open('/boards/anxiety/first-steps')).text).toContain('Sit down.');
    expect((await recorded('board_changed')).at(-1)).toContain('→ The lamp is on.');
  });

  it('brings no markup of its own to a page', async () => {
    const rules = '<script>quince()</script> ![x](https://example.org/x.png)';
    await finn.send(at('anxiety'), { ...TEXTS, rules }, at('anxiety', 'texts'));
    const { html } = await forum.guest().open('/boards/anxiety/about');
    expect(html).not.toMatch(/<script>quince|<img[^>]*example/);
  });

  it.each([
    ['rules', CRISIS.me, 'You do not have to get through this alone'],
    ['first_steps', CONCERN, 'That sounds heavy'],
    ['welcome', 'You are a pathetic loser.', ''],
    ['description', 'Write to me at ana@example.org.', ''],
  ])('is judged before others read it: %s from a facilitator', async (field, words, first) => {
    const before = await forum.sql(`select * from boards where slug = 'family'`);
    const again = await finn.send(at('family'), { ...TEXTS, [field]: words }, at('family', 'texts'));
    expect(again.status).toBe(422);
    expect(again.text).toContain(first);
    expect(again.page.querySelector(`#${field}-error`)?.text).toContain('Our check stopped at these words');
    expect(again.page.querySelector(`#${field}`)?.text.trim()).toBe(words);
    expect(await forum.sql(`select * from boards where slug = 'family'`)).toEqual(before);
  });

  it('is judged in one piece, over the edges of its fields', async () => {
    const cut = { description: 'Tonight I am going to kill', welcome: 'myself.' };
    expect((await finn.send(at('family'), { ...TEXTS, ...cut }, at('family', 'texts'))).status).toBe(422);
  });

  it('is put up by who moderates, and stays as it is when a facilitator changes the rest', async () => {
    const moe = await forum.person('Moe', 'moderator');
    const texts = { ...TEXTS, welcome: CRISIS.someone_else };
    expect((await moe.send(at('addiction'), texts, at('addiction', 'texts'))).status).toBe(303);
    const rest = { ...texts, rules: 'Be slow.' };
    expect((await finn.send(at('addiction'), rest, at('addiction', 'texts'))).status).toBe(303);
    expect((await forum.guest().open('/boards/addiction/about')).text).toContain('Be slow.');
  });

  it('is all that a facilitator changes, and no member changes anything', async () => {
    const _csrf = await tokenOf(finn);
    for (const deed of ['working', 'place', 'merging'])
      expect((await finn.post(at('anxiety', deed), { _csrf })).status).toBe(404);
    expect((await ben.get(at('anxiety'))).status).toBe(404);
    const change = `select set_board(id, '{"strict": true}', (select member_id from personas where name = 'Finn')) from boards`;
    await expect(forum.sql(change)).rejects.toMatchObject({ code: 'HS042' });
  });
});

describe('how a board works', () => {
  it('read-only: it can be read, and takes nothing new, whichever way it comes', async () => {
    const thread = await threadOn('bipolar', 'Half asleep');
    const form = await ben.hiddenFields(`/threads/${thread.threadId}`, ['body']);
    const opening = await ben.hiddenFields('/boards/bipolar/threads/new', ['title']);
    await working('bipolar', 'Bipolar', { read_only: 'yes' });
    const page = await ben.open(`/threads/${thread.threadId}`);
    expect([page.text.includes('takes nothing new'), page.page.querySelector('textarea')]).toEqual([
      true,
      null,
    ]);
    const late = await ben.post(`/threads/${thread.threadId}/posts`, { ...form, body: 'Too late.' });
    expect(late.status).toBe(409);
    const again = await ben.post('/boards/bipolar/threads', { ...opening, title: 'New', body: 'My words.' });
    expect([again.status, again.page.querySelector('textarea')?.text.trim()]).toEqual([422, 'My words.']);
    expect((await ben.get('/boards/bipolar/threads/new')).status).toBe(409);
    await working('bipolar', 'Bipolar');
    await settled(forum, (await reply(forum, ben, thread.threadId, 'There again.')).postId);
  });

  it('archived: it leaves the first page’s list, stays readable, and its hours are gone', async () => {
    await make('old-board', 'Old board');
    await threadOn('old-board', 'From then');
    await working('old-board', 'Old board', { archived: 'yes' });
    const home = await forum.guest().open('/');
    expect(home.page.querySelectorAll('.boards h3').map(({ text }) => text)).not.toContain('Old board');
    expect(home.text).toContain('Kept to be read: Old board');
    expect(await titles(forum.guest(), 'old-board')).toEqual(['From then']);
    expect((await forum.guest().open('/about')).text).not.toContain('Old board');
  });

  it('opened to anyone: what was written for members stays with them', async () => {
    await make('quiet', 'Quiet');
    await working('quiet', 'Quiet', { members_only: 'yes' });
    await threadOn('quiet', 'Among us');
    await working('quiet', 'Quiet');
    await threadOn('quiet', 'For anyone');
    expect(await titles(forum.guest(), 'quiet')).toEqual(['For anyone']);
    expect(await titles(ben, 'quiet')).toEqual(['For anyone', 'Among us']);
  });

  it('opened while somebody writes for members: their thread stays with them too', async () => {
    await make('porch', 'Porch');
    await working('porch', 'Porch', { members_only: 'yes' });
    const form = await ana.hiddenFields('/boards/porch/threads/new', ['title']);
    await working('porch', 'Porch');
    const sent = await ana.post('/boards/porch/threads', { ...form, title: 'Begun before', body: 'For us.' });
    await settled(forum, sent.location!.split('/').at(-1)!);
    expect(await titles(forum.guest(), 'porch')).toEqual([]);
    expect(await titles(ben, 'porch')).toEqual(['Begun before']);
  });

  it('has a place in the order', async () => {
    const order = async () =>
      (await forum.guest().open('/')).page.querySelectorAll('.boards h3').map(({ text }) => text);
    const before = await order();
    const form = await ada.hiddenFields('/board-settings', ['direction']);
    await ada.post(at('anxiety', 'place'), { ...form, direction: 'up' });
    expect((await order()).slice(0, 2)).toEqual(['Anxiety', 'Depression']);
    await ada.post(at('anxiety', 'place'), { ...form, direction: 'down' });
    expect(await order()).toEqual(before);
  });
});

describe('a board that becomes part of another', () => {
  it('brings its threads in the true order, for their readers, and its address leads on', async () => {
    await make('small', 'Small');
    await make('large', 'Large');
    await working('small', 'Small', { members_only: 'yes', strict: 'yes' });
    const first = await threadOn('small', 'First');
    await threadOn('large', 'Second');
    await threadOn('small', 'Third');
    expect((await merge('small', 'large', {})).status).toBe(422);
    expect((await merge('small', 'large')).location).toBe('/board-settings');
    expect((await ben.get('/boards/small')).location).toBe('/boards/large');
    expect(await titles(ben, 'large')).toEqual(['Third', 'Second', 'First']);
    expect(await titles(forum.guest(), 'large')).toEqual(['Second']);
    await settled(forum, (await reply(forum, ben, first.threadId, 'Still here.')).postId);
    expect(await titles(ben, 'large')).toEqual(['First', 'Third', 'Second']);
    expect(await forum.sql(`select strict from boards where slug = 'large'`)).toEqual([{ strict: true }]);
    expect(await recorded('boards_merged')).toEqual(['Small → Large']);
  });

  it('loses nothing that is sent while it happens', async () => {
    await make('brook', 'Brook');
    await make('river', 'River');
    const threads = await Promise.all([1, 2, 3, 4].map((number) => threadOn('brook', `Thread ${number}`)));
    const opening = await ben.hiddenFields('/boards/brook/threads/new', ['title']);
    const sent = threads.map(({ threadId }) => reply(forum, ben, threadId, 'On my way.'));
    const [, opened] = await Promise.all([
      merge('brook', 'river'),
      ben.post('/boards/brook/threads', { ...opening, title: 'In flight', body: 'I am new.' }),
    ]);
    for (const { postId } of await Promise.all(sent)) await settled(forum, postId);
    await settled(forum, opened.location!.split('/').at(-1)!);
    expect((await titles(ana, 'river')).sort()).toEqual([
      'In flight',
      'Thread 1',
      'Thread 2',
      'Thread 3',
      'Thread 4',
    ]);
    await merged('brook');
    const positions = `select t.last_position from threads t join boards b on b.id = t.board_id
      where b.slug = 'river' order by 1`;
    expect(await forum.sql(positions)).toEqual([1, 2, 2, 2, 2].map((last_position) => ({ last_position })));
  });

  it('waits for a text that is going up, which does not wait for it', async () => {
    await make('spring', 'Spring');
    const { threadId } = await threadOn('spring', 'Going up');
    const publishing = await handOf(forum.database.ownerUrl);
    await publishing.sql('begin');
    await publishing.sql('select from threads where id = $1 for update', [threadId]);
    expect((await merge('spring', 'river')).location).toBe('/board-settings');
    await vi.waitFor(async () => expect(await forum.sql(MERGE_WAITS)).toHaveLength(1), { timeout: 10_000 });
    await publishing.sql(`select from boards where slug = 'spring' for key share`);
    await publishing.sql('commit');
    await publishing.end();
    await merged('spring');
  });

  it('takes a form that was opened before', async () => {
    await make('stream', 'Stream');
    const form = await ben.hiddenFields('/boards/stream/threads/new', ['title']);
    await merge('stream', 'river');
    const sent = await ben.post('/boards/stream/threads', { ...form, title: 'Late', body: 'I was writing.' });
    await settled(forum, sent.location!.split('/').at(-1)!);
    expect(await titles(ana, 'river')).toContain('Late');
  });

  it('is refused for itself, for what is gone, and for what is kept to be read', async () => {
    for (const into of ['river', 'brook', 'old-board', 'nowhere'])
      expect(
        (
          await ada.post(at('river', 'merging'), {
            ...(await ada.hiddenFields(at('river'))),
            into,
            sure: 'yes',
          })
        ).status,
      ).toBe(422);
  });
});

describe('a thread on two boards', () => {
  const second = (who: Visitor, { threadId }: Written, slug: string) =>
    who.send(`/threads/${threadId}/choices`, { second_board: slug }, `/threads/${threadId}/second-board`);

  it('is listed on both, page by page, and says where else it stands', async () => {
    await make('left', 'Left');
    await make('right', 'Right');
    const both = await threadOn('left', 'On both', { second_board: 'right' });
    for (const number of Array.from({ length: 26 }, (_, index) => index)) {
      const opened = await threadOn(number % 2 ? 'left' : 'right', `Number ${number}`);
      await second(ana, opened, number % 2 ? 'right' : 'left');
    }
    for (const slug of ['left', 'right']) {
      const page = await ben.open(`/boards/${slug}`);
      const older = page.page.querySelector('a[href*="before="]')!.getAttribute('href')!;
      const seen = [
        ...page.page.querySelectorAll('.thread-title'),
        ...(await ben.open(older)).page.querySelectorAll('.thread-title'),
      ];
      expect(seen.map(({ text }) => text)).toEqual([
        ...Array.from({ length: 26 }, (_, index) => `Number ${25 - index}`),
        'On both',
      ]);
      expect(page.text).toContain(slug === 'left' ? 'also on Right' : 'also on Left');
    }
    expect((await ben.open(`/threads/${both.threadId}`)).text).toContain('Also on Right.');
    await second(ana, both, '');
    expect((await ben.open(`/threads/${both.threadId}`)).text).not.toContain('Also on');
  });

  it('keeps the stricter rules of both', async () => {
    await working('right', 'Right', { members_only: 'yes', strict: 'yes' });
    const thread = await threadOn('left', 'For members after all', { second_board: 'right' });
    expect(await titles(forum.guest(), 'left')).not.toContain('For members after all');
    expect((await forum.guest().get(`/threads/${thread.threadId}`)).location).toContain('/sign-in');
    const worried = await reply(forum, ben, thread.threadId, CONCERN);
    await settled(forum, worried.postId);
    expect(await forum.sql('select state from revisions where post_id = $1', [worried.postId])).toEqual([
      { state: 'held' },
    ]);
    await second(ana, thread, '');
    expect((await forum.guest().get(`/threads/${thread.threadId}`)).location).toContain('/sign-in');
  });

  it('goes on at home when the second board rests for good, for the same readers', async () => {
    await make('attic', 'Attic');
    await working('attic', 'Attic', { members_only: 'yes' });
    const thread = await threadOn('left', 'Home and attic', { second_board: 'attic' });
    await working('attic', 'Attic', { members_only: 'yes', archived: 'yes' });
    await settled(forum, (await reply(forum, ben, thread.threadId, 'Still here.')).postId);
    expect(await titles(forum.guest(), 'left')).not.toContain('Home and attic');
    expect((await forum.guest().get(`/threads/${thread.threadId}`)).location).toContain('/sign-in');
  });

  it('says so when its second board went to rest a moment ago, and nothing else', async () => {
    const { threadId } = await threadOn('left', 'A moment ago');
    const [row] = await forum.sql<{ id: string; persona_id: string }>(
      'select thread_id as id, persona_id from posts where thread_id = $1',
      [threadId],
    );
    const [attic] = await forum.sql<{ id: string }>(`select id from boards where slug = 'attic'`);
    const shown = (id: string) => forum.app.get(OwnThreads).showOn(row as OwnThread, id);
    await expect(shown(attic!.id)).rejects.toBeInstanceOf(NoSecondBoard);
    await expect(shown('no id')).rejects.not.toBeInstanceOf(NoSecondBoard);
  });

  it('is no choice of anybody else, nor for a closed group, a resting board or the same one', async () => {
    const thread = await threadOn('left', 'Mine');
    const form = { ...(await ana.hiddenFields(`/threads/${thread.threadId}/choices`, ['second_board'])) };
    const path = `/threads/${thread.threadId}/second-board`;
    expect((await ben.post(path, { _csrf: await tokenOf(ben), second_board: 'right' })).status).toBe(404);
    await forum.sql(`insert into boards (slug, name, description, welcome, members_only, closed, place)
      values ('hidden', 'Hidden', '', 'Hi', true, true, 999)`);
    for (const slug of ['hidden', 'old-board', 'left', 'nowhere'])
      expect((await ana.post(path, { ...form, second_board: slug })).status, slug).toBe(422);
    const hand = `insert into threads (board_id, second_board_id) select a.id, b.id from boards a, boards b
      where a.slug = 'left' and b.slug = 'hidden'`;
    await expect(forum.sql(hand)).rejects.toMatchObject({ code: 'HS057' });
  });
});

describe('the way in', () => {
  it('has a welcome thread on each board, opened once, beside the list of talk', async () => {
    const worker = await forum.startWorker();
    await Promise.all([worker.get(WelcomeThreads).openMissing(), worker.get(WelcomeThreads).openMissing()]);
    const page = await forum.guest().open('/boards/family');
    expect(page.text).toContain('Say hello: Family and friends');
    expect(await titles(ben, 'family')).toEqual([]);
    const counts = `select distinct count(*)::int from threads where kind = 'welcome' group by board_id`;
    expect(await forum.sql(counts)).toEqual([{ count: 1 }]);
  });

  it('has them on the boards behind one that fails', async () => {
    const worker = await forum.startWorker();
    await forum.sql(`delete from threads where kind = 'welcome'`);
    await whileFailing(forum, 'depression', () =>
      expect(worker.get(WelcomeThreads).openMissing()).rejects.toThrow(NO_THREAD),
    );
    expect((await forum.guest().open('/boards/family')).text).toContain('Say hello: Family and friends');
    expect((await forum.guest().open('/boards/depression')).text).not.toContain('Say hello');
    await worker.get(WelcomeThreads).openMissing();
  });

  it('leads to the stories of those further along once they are on', async () => {
    expect((await forum.guest().open('/boards/family/about')).html).not.toContain('/boards/further-along');
    await ada.post('/board-settings/ready', {
      ...(await ada.hiddenFields('/board-settings')),
      board: 'further-along',
    });
    for (const page of ['', '/about', '/first-steps'])
      expect((await forum.guest().open(`/boards/family${page}`)).html).toContain('/boards/further-along');
  });

  it('says when people read', async () => {
    expect((await forum.guest().open('/boards/family')).text).toContain(
      'Nobody from the team reads at fixed hours',
    );
    expect((await threadOf(forum, ana)).threadId).toBeTruthy();
  });
});
