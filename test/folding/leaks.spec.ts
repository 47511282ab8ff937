import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorsOf, type Ids, pathsOf } from '../support/doors.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled, threadOf, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { makeTip } from '../tips/people.js';
import { answer, choose, notedReply, notedThread, openPart } from './people.js';

/*
 * Noted words are sown, and every door of the running application is opened by every kind of reader: a new page that shows
 * words of others is tried without anybody having to think of it. A door whose path holds something unknown here fails.
 */
const CANARY = { title: 'Canaryfinch title', body: 'Canaryfinch words of somebody else.' };
const SIGN = /canaryfinch/i;

let forum: Forum;
let ana: Visitor;
let ids: Ids[];

const READERS = ['Fold', 'Hide', 'Show', 'Mute', 'Block'] as const;
type Reader = (typeof READERS)[number];

beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  const cleo = await forum.person('Cleo');
  const noted = await notedThread(forum, ana, CANARY, 'self_harm');
  const plain = await threadOf(forum, cleo, { title: 'Another day', body: 'The kettle is on.' });
  const notedAnswer = await notedReply(forum, ana, plain.threadId, CANARY.body, 'self_harm');
  await makeTip(forum, notedAnswer);
  const quoting = await answer(forum, cleo, plain.threadId, `> Ana wrote:\n> ${CANARY.body}\n\nI read this.`);
  for (const name of READERS) await settle(await forum.person(name), name, noted.threadId, noted.postId);
  // Last, so that nobody has answered it: it waits.
  const waiting = await notedThread(forum, ana, CANARY, 'self_harm');
  ids = [noted, { ...plain, postId: notedAnswer }, { ...plain, postId: quoting }, waiting].map(
    ({ threadId, postId }) => ({ threads: threadId, posts: postId, boards: 'depression' }),
  );
});
afterAll(() => forum.stop());

/** Somebody who wrote in the noted thread, has a message about it, told the team of it, and keeps words for it. */
async function settle(who: Visitor, name: Reader, threadId: string, postId: string): Promise<void> {
  const _csrf = await tokenOf(who);
  await who.post(`/posts/${postId}/saving`, { _csrf });
  await who.post(`/threads/${threadId}/follow`, { _csrf });
  if (name === 'Hide') await choose(who, { way_self_harm: 'hide' });
  if (name === 'Show') await choose(who, { way_self_harm: 'show' });
  if (name === 'Mute') await choose(who, { way_self_harm: 'show', words: 'canaryfinch' });
  if (name === 'Block') await choose(who, { way_self_harm: 'show' });
  if (name === 'Block') await who.send(`/posts/${postId}/block`, {}, `/posts/${postId}/block`);
  await who.send('/milestones/new', { name: 'A lamp', way: 'since', day: '2026-01-01', reasons: '' });
  const replied = await answer(forum, who, threadId, 'I am glad that you wrote.');
  const moe = await forum.person('Moe', 'moderator');
  await moe.send(`/posts/${replied}/notes`, { note_grief: 'yes' });
  await who.send(`/posts/${postId}/report`, { kind: 'spam', body: '' });
  const form = await who.hiddenFields(`/threads/${threadId}/posts/new`, ['body']);
  await who.post(`/threads/${threadId}/draft`, { ...form, body: 'Half a thought.' });
}

/** Ids of the reader's own things, beside the noted ones. */
async function own(name: string): Promise<Ids> {
  const [row] = await forum.sql<Ids>(
    `select p.id as persona,
       (select q.id from reports q where q.persona_id = p.id limit 1) as reports,
       (select o.id from posts o where o.persona_id = p.id limit 1) as posts
     from personas p where p.name = $1`,
    [name],
  );
  return { ...ids[0], reports: row?.reports ?? '', ...(row?.posts ? { posts: row.posts } : {}) };
}

// These doors end the visit, or change how the reader reads: nobody would see the others as they did. They show no words.
const ENDS = new Set([
  'POST /sign-out',
  'POST /exit',
  'POST /reading-choices',
  'POST /reading-choices/removal',
  'POST /posts/:id/block',
]);

async function throughEveryDoor(name: string | null): Promise<[string, Answer][]> {
  const who = name ? await forum.person(name) : forum.guest();
  const _csrf = await tokenOf(who);
  const sets = name ? [...ids, await own(name)] : ids;
  const found: [string, Answer][] = [];
  // Those that change nothing first.
  const doors = doorsOf(forum).filter((each) => !ENDS.has(each));
  for (const door of doors.sort()) {
    const [method, pattern = ''] = door.split(' ');
    for (const path of pathsOf(pattern, method === 'POST' ? sets.slice(-2) : sets)) {
      const got = method === 'POST' ? await who.post(path, { _csrf }) : await who.get(path);
      // Not out of the place.
      found.push([`${method} ${path}`, got.location?.startsWith('/') ? await who.follow(got) : got]);
    }
  }
  for (const { threads, posts } of sets)
    found.push([`quote of ${posts}`, await who.open(`/threads/${threads}/posts/new?quote=${posts}`)]);
  // Sealed as they are, only their own page says where they are.
  const days = (await who.open('/milestones')).page.querySelector('main li a')?.getAttribute('href');
  if (days) found.push(['the threads to share in', await who.open(`${days}/sharing`)]);
  expect((await who.get('/account')).status).toBe(name ? 200 : 303);
  return found;
}

// A list of muted words is its reader's own.
const leaksIn = (found: [string, Answer][], seen: (page: Answer) => string): string[] =>
  found
    .filter(([, page]) => SIGN.test(seen(page).replace(/<textarea id="words"[^]*?<\/textarea>/, '')))
    .map(([door]) => door);

describe('words with a note', { timeout: 120_000 }, () => {
  it.each([null, 'Fold', 'Mute', 'Block'])('stand nowhere but behind a fold, for %s', async (name) => {
    const found = await throughEveryDoor(name);
    expect(leaksIn(found, openPart)).toEqual([]);
    // They are there, folded: else this would find nothing anywhere.
    expect(leaksIn(found, ({ html }) => html)).toContain(`GET /threads/${ids[0]!.threads}`);
    expect(leaksIn(found, ({ html }) => html)).toContain('GET /boards/depression');
  });

  it('stand nowhere at all for who hides them', async () => {
    const found = await throughEveryDoor('Hide');
    expect(leaksIn(found, ({ html }) => html)).toEqual([]);
    const thread = found.find(([door]) => door === `GET /threads/${ids[1]!.threads}`)![1];
    expect(thread.text).toContain('Not shown, as you chose. It is about self-harm.');
    expect(thread.text).toContain('A quote is not shown');
  });

  it('stand open for who wants to see them, on each page that shows words of others', async () => {
    const doors = leaksIn(await throughEveryDoor('Show'), openPart);
    for (const door of [
      'GET /boards/:slug',
      'GET /boards/:slug/waiting',
      'GET /waiting',
      'GET /notices',
      'GET /drafts',
      'GET /reports/mine',
      'GET /saved',
      'GET /following',
      'GET /threads/mine',
      `GET /threads/${ids[0]!.threads}`,
      `GET /threads/${ids[1]!.threads}`,
      'the threads to share in',
    ])
      expect(doors).toContain(door.replace(':slug', 'depression'));
  });

  it('and the title of a tab never says them', async () => {
    const { page } = await (await forum.person('Show')).open(`/threads/${ids[0]!.threads}`);
    expect(page.querySelector('title')!.text).not.toMatch(SIGN);
  });
});

it('a crisis on the way to help is still held, whatever its note', async () => {
  const { postId } = await openThread(forum, ana, {
    title: 'Noted',
    body: CRISIS.me,
    note_suicide: 'yes',
  } as never);
  expect(await settled(forum, postId)).toEqual(['held']);
});
