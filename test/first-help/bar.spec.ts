import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { CONCERN, CRISIS, edit, settled, threadOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { heldThread, UNCLEAR } from './waiting.js';

const HEAVY = 'Heavy to read?';
const LATELY = 'It is good that you are here.';
const HINTS = 'How to answer when it is heavy';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
});
afterAll(() => forum.stop());

const bar = ({ page }: Answer): string => page.querySelector('.help')?.text ?? '';
const threadIn = (board: string, body: string) => threadOf(forum, ana, { title: 'A day', body }, board);

describe('the bar, for who reads', () => {
  it('says more on a board close to a crisis, and in its threads', async () => {
    const { threadId } = await threadIn('depression', 'The kettle is on.');
    for (const path of ['/boards/depression', '/boards/bipolar', `/threads/${threadId}`])
      expect(bar(await ben.open(path))).toContain(HEAVY);
    for (const path of ['/', '/boards/anxiety', '/about', '/boards/family'])
      expect(bar(await ben.open(path))).not.toContain(HEAVY);
  });

  it('says more in a thread with a concern, opening or answer, and no more once it is gone', async () => {
    const heavy = await threadIn('anxiety', CONCERN);
    const light = await threadIn('anxiety', 'The kettle is on.');
    expect(bar(await ben.open(`/threads/${heavy.threadId}`))).toContain(HEAVY);
    expect(bar(await ben.open(`/threads/${light.threadId}`))).not.toContain(HEAVY);
    await ben.send(`/threads/${light.threadId}`, { body: CONCERN });
    const [answer] = await forum.sql<{ id: string }>(
      'select id from posts where thread_id = $1 and not opening',
      [light.threadId],
    );
    await settled(forum, answer!.id);
    expect(bar(await forum.guest().open(`/threads/${light.threadId}`))).toContain(HEAVY);
    await edit(forum, ben, answer!.id, { body: 'It passed. The sun is out.' });
    await settled(forum, answer!.id);
    expect(bar(await forum.guest().open(`/threads/${light.threadId}`))).not.toContain(HEAVY);
  });

  it('says nothing of what is held: its thread looks to others as before', async () => {
    const { threadId } = await threadIn('anxiety', 'The kettle is on.');
    const sent = await ana.send(`/threads/${threadId}`, { body: CRISIS.me });
    await settled(forum, sent.location!.split('/')[2]!);
    const thread = await ben.open(`/threads/${threadId}`);
    expect(bar(thread)).not.toContain(HEAVY);
    expect(thread.text).not.toContain(HINTS);
  });

  it('stands in the same place, with the lines first', async () => {
    const parts = async (path: string) =>
      (await ben.open(path)).page
        .querySelectorAll('body > *')
        .map(({ rawTagName, classNames }) => `${rawTagName} ${classNames}`);
    expect(await parts('/boards/depression')).toEqual(await parts('/boards/anxiety'));
  });
});

describe('the bar, for who wrote in a crisis lately', () => {
  it.each([CRISIS.me, CRISIS.under_way, CRISIS.harm_to_others, UNCLEAR])(
    'speaks to them on every page of their own browser: %s',
    async (body) => {
      const nora = forum.guest();
      await nora.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
      expect(bar(await nora.open('/'))).not.toContain(LATELY);
      await heldThread(forum, nora, body);
      expect(bar(await nora.open('/'))).toContain(LATELY);
      expect(bar(await nora.open('/boards/depression'))).not.toContain(HEAVY);
    },
  );

  it('not to who worries about someone else, nor to who reads', async () => {
    const una = await forum.person('Una');
    await heldThread(forum, una, CRISIS.someone_else);
    expect(bar(await una.open('/'))).not.toContain(LATELY);
    expect(bar(await ben.open('/'))).not.toContain(LATELY);
  });

  it('the cookie says nothing of who or what, ends in a day, and goes at signing out', async () => {
    const oda = await forum.person('Oda');
    const held = await heldThread(forum, oda);
    const { headers } = await oda.get(`/posts/${held.postId}`);
    const set = [headers['set-cookie']].flat().find((cookie) => cookie?.startsWith('lately='));
    expect(set).toMatch(/^lately=yes; Max-Age=86400; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    await oda.send('/', {}, '/sign-out');
    expect(bar(await oda.open('/'))).not.toContain(LATELY);
  });

  it('and at leaving fast', async () => {
    const pia = await forum.person('Pia');
    await heldThread(forum, pia);
    await pia.send('/', {}, '/exit');
    expect(bar(await pia.open('/'))).not.toContain(LATELY);
  });
});

describe('the hints to who answers', () => {
  it('stand above the form in a heavy thread, below it and on its own page, and nowhere else', async () => {
    const heavy = await threadIn('anxiety', CONCERN);
    const light = await threadIn('anxiety', 'The kettle is on.');
    for (const path of [`/threads/${heavy.threadId}`, `/threads/${heavy.threadId}/posts/new`]) {
      const page = await ben.open(path);
      const hints = page.page.querySelector('details.reply-hints')?.text ?? '';
      for (const words of [
        HINTS,
        'Promise nothing',
        'Look after yourself.',
        'Tell the team',
        'Are you thinking about suicide?',
      ])
        expect(hints).toContain(words);
      expect(page.html.indexOf('reply-hints')).toBeLessThan(page.html.indexOf('name="body"'));
    }
    for (const path of [`/threads/${light.threadId}`, `/threads/${light.threadId}/posts/new`])
      expect((await ben.open(path)).text).not.toContain(HINTS);
  });
});
