import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorsOf } from '../support/doors.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, decide, openThread, reply, settled, tokenOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { makeTip } from '../tips/people.js';

const TITLE = 'Redcurrants at dusk';
const BODY = 'Gooseberries by the wall.';
const REPLY = 'Elderflowers over the fence.';
const CANARIES = /Redcurrants|Gooseberries|Elderflowers/;

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
let thread: Written;
let answer: Written;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
  thread = await forMembers(TITLE, BODY);
  answer = await reply(forum, ben, thread.threadId, REPLY);
  await settled(forum, answer.postId);
  await makeTip(forum, answer.postId);
});
afterAll(() => forum.stop());

async function forMembers(title: string, body: string): Promise<Written> {
  const sent = { title, body, members_only: 'yes' };
  const written = await openThread(forum, ana, sent);
  await settled(forum, written.postId);
  return written;
}

async function open(title: string): Promise<Written> {
  const written = await openThread(forum, ana, { title, body: 'The kettle is on.' });
  await settled(forum, written.postId);
  return written;
}

const choicesOf = ({ threadId }: Written) => `/threads/${threadId}/choices`;
const letRead = (who: Visitor, { threadId }: Written, readers: string) =>
  who.send(`/threads/${threadId}/choices`, { readers }, `/threads/${threadId}/readers`);
const isForMembers = async ({ threadId }: Written) =>
  (
    await forum.sql<{ closed: boolean }>('select members_only as closed from threads where id = $1', [
      threadId,
    ])
  )[0]?.closed;

/** Every page that can be asked for, with whatever of the thread could stand in its place. */
function everyPath(): string[] {
  const inPlaceOf: Record<string, string[]> = {
    slug: ['depression'],
    id: [thread.threadId, thread.postId, answer.postId],
    postId: [thread.postId, answer.postId],
    version: ['1'],
  };
  const pages = doorsOf(forum).filter((door) => door.startsWith('GET /'));
  return pages.flatMap((door) => {
    const path = door.slice('GET '.length);
    const name = /:(\w+)/.exec(path)?.[1];
    if (!name) return [path];
    if (!inPlaceOf[name])
      throw new Error(`Say what stands for :${name} in ${path}, so that it is looked at.`);
    return inPlaceOf[name].map((value) => path.replace(`:${name}`, value));
  });
}

describe('a thread for members', () => {
  it('is on no page for guests, whatever is asked for', async () => {
    const paths = [...everyPath(), `/threads/${thread.threadId}/posts/new?quote=${answer.postId}`];
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) {
      const guest = forum.guest();
      const first = await guest.get(path);
      expect(first.html + JSON.stringify(first.headers), path).not.toMatch(CANARIES);
      // The exit leads to another site.
      if (first.location?.startsWith('/'))
        expect((await guest.follow(first)).html, path).not.toMatch(CANARIES);
    }
  });

  it('is there for members, or the test above would show nothing', async () => {
    const found = ['/boards/depression', `/threads/${thread.threadId}`, `/posts/${thread.postId}/report`];
    for (const path of found) expect((await ben.open(path)).html, path).toMatch(CANARIES);
    expect((await ben.open('/boards/depression')).text).toContain('members only');
    expect((await ben.open(`/threads/${thread.threadId}`)).text).toContain('Only members can read this.');
  });

  it('leads guests to the way in, and back to it', async () => {
    for (const path of [`/threads/${thread.threadId}`, `/threads/${thread.threadId}/posts/new`]) {
      const { status, location } = await forum.guest().get(path);
      expect([status, location]).toEqual([
        303,
        `/sign-in?next=${encodeURIComponent(`/threads/${thread.threadId}`)}`,
      ]);
    }
  });

  it('keeps what a guest sends to it, and says nothing of it', async () => {
    const guest = forum.guest();
    const token = await tokenOf(guest);
    const sent = await guest.post(`/threads/${thread.threadId}/posts`, {
      _csrf: token,
      key: randomUUID(),
      body: 'I am here too.',
    });
    expect(sent.text).toContain('Your words are kept');
    expect(sent.html).not.toMatch(CANARIES);
  });

  it('leaves no gap in the list of a guest that tells how many there are', async () => {
    for (let count = 0; count < 3; count++) await forMembers(`Redcurrants ${count}`, BODY);
    await open('A walk in the park');
    const board = await forum.guest().open('/boards/depression');
    expect(board.page.querySelectorAll('.threads li').length).toBe(1);
    expect(board.html).not.toContain('before=');
  });

  it('can be chosen before there is a name, and is kept with the words', async () => {
    const guest = forum.guest();
    const kept = await guest.send('/boards/depression/threads/new', {
      title: 'Redcurrants first',
      body: BODY,
      members_only: 'yes',
      wish_listen: 'yes',
    });
    expect(kept.status).toBe(200);
    await forum.person('Cleo');
    await guest.send('/sign-in', { pseudonym: 'Cleo', password: 'a lamp in the window' });
    const waiting = await guest.open('/drafts/waiting');
    expect(waiting.page.querySelector('[name=members_only]')?.hasAttribute('checked')).toBe(true);
    expect(waiting.page.querySelector('[name=wish_listen]')?.hasAttribute('checked')).toBe(true);
  });

  it('does not turn a crisis post’s call for company into a thread for anyone', async () => {
    const held = await openThread(forum, ana, {
      ...{ title: 'Redcurrants at night', body: CRISIS.me },
      ...{ members_only: 'yes' },
    });
    await settled(forum, held.postId);
    await ana.send(`/posts/${held.postId}`, {}, `/posts/${held.postId}/company`);
    const [company] = await forum.sql<{ members_only: boolean }>(
      `select t.members_only from ready_sentences s join revisions r on r.id = s.revision_id
       join posts p on p.id = r.post_id join threads t on t.id = p.thread_id where s.held_post_id = $1`,
      [held.postId],
    );
    expect(company).toEqual({ members_only: true });
  });
});

describe('who reads a thread', () => {
  it('is narrowed by its opener at any time, with all that others wrote', async () => {
    const walk = await open('Redcurrants later');
    await settled(forum, (await reply(forum, ben, walk.threadId, REPLY)).postId);
    expect((await forum.guest().open(`/threads/${walk.threadId}`)).html).toMatch(CANARIES);
    expect((await letRead(ana, walk, 'members')).location).toBe(`/threads/${walk.threadId}`);
    for (const path of ['/boards/depression', `/threads/${walk.threadId}`, `/posts/${walk.postId}`])
      expect((await forum.guest().open(path)).html).not.toMatch(CANARIES);
  });

  it('is widened while nobody else has written, and not after', async () => {
    const walk = await forMembers('A quiet walk', 'Grey.');
    const old = await ana.hiddenFields(choicesOf(walk));
    expect((await letRead(ana, walk, 'anyone')).status).toBe(303);
    expect(await isForMembers(walk)).toBe(false);
    await letRead(ana, walk, 'members');
    const late = await reply(forum, ben, walk.threadId, 'I know that feeling.');
    expect((await ana.open(choicesOf(walk))).page.querySelector('[name=readers]')).toBeNull();
    const refused = await ana.post(`/threads/${walk.threadId}/readers`, { ...old, readers: 'anyone' });
    expect([refused.status, await isForMembers(walk)]).toEqual([409, true]);
    expect(refused.text).toContain('It stays for members');
    await ben.send(`/posts/${late.postId}/withdrawal`, {}, `/posts/${late.postId}/withdrawal`);
    expect((await letRead(ana, walk, 'anyone')).status).toBe(303);
  });

  it('stays so when the answer of another only waits for a person', async () => {
    const walk = await forMembers('A long walk', 'Grey.');
    await settled(forum, (await reply(forum, ben, walk.threadId, CRISIS.me)).postId);
    expect((await ana.open(choicesOf(walk))).page.querySelector('[name=readers]')).toBeNull();
  });

  it('does not change under the hands of who answers: the form comes back', async () => {
    const walk = await forMembers('A short walk', 'Grey.');
    const form = await ben.hiddenFields(`/threads/${walk.threadId}/posts/new`, ['body']);
    expect(form.readers).toBe('members');
    await letRead(ana, walk, 'anyone');
    const path = `/threads/${walk.threadId}/posts`;
    const again = await ben.post(path, { ...form, body: 'For you alone.' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('By now anyone can read it');
    expect(again.page.querySelector('textarea')?.text).toContain('For you alone.');
    expect(await forum.sql('select from posts where thread_id = $1', [walk.threadId])).toHaveLength(1);
    expect(again.page.querySelector('[name=readers]')?.getAttribute('value')).toBe('anyone');
    expect((await ben.post(path, { ...form, readers: 'anyone', body: 'For all.' })).status).toBe(303);
  });

  it('is nobody else’s to change', async () => {
    const walk = await open('My own walk');
    const mona = await forum.person('Mona', 'moderator');
    for (const other of [ben, mona]) {
      const token = await tokenOf(other);
      expect((await other.get(choicesOf(walk))).status).toBe(404);
      const own = { readers: 'members', wish_advice: 'yes' };
      for (const [deed, field] of [
        ['readers', 'readers'],
        ['wishes', 'wish_advice'],
      ] as const) {
        const form = { _csrf: token, [field]: own[field] };
        expect((await other.post(`/threads/${walk.threadId}/${deed}`, form)).status).toBe(404);
      }
    }
    expect((await ana.get(`/threads/${randomUUID()}/choices`)).status).toBe(404);
    expect(await isForMembers(walk)).toBe(false);
  });

  it('takes no other word, and no form from elsewhere', async () => {
    const walk = await open('One more walk');
    const form = await ana.hiddenFields(choicesOf(walk), ['readers']);
    const path = `/threads/${walk.threadId}/readers`;
    expect((await ana.post(path, { ...form, readers: 'nobody' })).status).toBe(422);
    expect((await ana.post(path, { readers: 'members' })).status).toBe(403);
    expect(await isForMembers(walk)).toBe(false);
  });
});

describe('how somebody wants to be answered', () => {
  it('is chosen with the words, and said on the board, the thread and beside the form', async () => {
    const sent = { title: 'Autumn', body: 'Leaves.', wish_listen: 'yes', wish_experience: 'yes' };
    const autumn = await openThread(forum, ana, sent, 'anxiety');
    await settled(forum, autumn.postId);
    expect((await forum.guest().open('/boards/anxiety')).text).toContain('Just listen · Your experience');
    for (const path of [`/threads/${autumn.threadId}`, `/threads/${autumn.threadId}/posts/new`]) {
      const page = await ben.open(path);
      expect(page.text).toContain('Please give no advice.');
      expect(page.text).toContain('They would like to hear how it was for you.');
      expect(page.text).not.toContain('Advice is welcome.');
    }
    expect((await ana.open(`/threads/${autumn.threadId}`)).text).not.toContain('Please give no advice.');
  });

  it('is changed by who asked, without a new check of the words', async () => {
    const walk = await open('Winter');
    const before = await forum.sql('select * from revisions order by id');
    const saved = await ana.send(
      choicesOf(walk),
      { wish_listen: 'yes', wish_advice: 'yes' },
      `/threads/${walk.threadId}/wishes`,
    );
    expect(saved.status).toBe(303);
    const page = await ben.open(`/threads/${walk.threadId}`);
    expect(page.text).toContain('How to answer: Just listen · Advice welcome');
    expect(page.text).toContain('First of all, they would like you to listen.');
    expect(await forum.sql('select * from revisions order by id')).toEqual(before);
    await ana.send(choicesOf(walk), {}, `/threads/${walk.threadId}/wishes`);
    expect((await ben.open(`/threads/${walk.threadId}`)).page.querySelector('.wishes')).toBeNull();
  });

  it('comes back ticked when something else is wrong, and takes no other word', async () => {
    const form = await ana.hiddenFields('/boards/depression/threads/new', ['title']);
    const again = await ana.post('/boards/depression/threads', {
      ...form,
      title: 'A',
      body: '',
      wish_advice: 'yes',
    });
    expect(again.status).toBe(422);
    expect(again.page.querySelector('[name=wish_advice]')?.hasAttribute('checked')).toBe(true);
    const odd = { ...form, title: 'A', body: 'B', wish_advice: 'money' };
    expect((await ana.post('/boards/depression/threads', odd)).status).toBe(422);
  });
});

describe('leaving silently', () => {
  const badge = async (who: Visitor) =>
    (await who.open('/')).page.querySelector('header .badge')?.text ?? null;

  it('stops the notices about a thread, and nobody else can tell', async () => {
    const dora = await forum.person('Dora');
    const moe = await forum.person('Moe', 'moderator');
    const held = await reply(forum, dora, thread.threadId, CRISIS.me);
    await settled(forum, held.postId);
    await dora.open('/notices');
    const eyes = async () => {
      const paths = [
        `/threads/${thread.threadId}`,
        '/boards/depression',
        '/notices',
        '/account',
        '/reviews',
        '/follow-ups',
      ];
      const pages = await Promise.all([ana, ben, moe].flatMap((who) => paths.map((path) => who.open(path))));
      return pages.map(({ html }) =>
        html.replace(/name="(_csrf|key|one_time_name)"( type="text")? value="[^"]*"/g, ''),
      );
    };
    // Looking at the notices reads them.
    await eyes();
    const before = await eyes();
    const path = `/threads/${thread.threadId}/notices`;
    expect((await dora.send(path, {}, `/threads/${thread.threadId}/leaving`)).location).toBe(path);
    expect(await eyes()).toEqual(before);
    expect((await dora.open(path)).text).toContain('You left this thread.');
    await decide(forum, moe, held.postId, 'publish');
    expect(await badge(dora)).toBeNull();
    expect((await dora.open('/notices')).text).not.toContain('Your post is up');
    expect((await dora.open('/notices/left')).text).toContain('Your post is up');
    expect(
      await forum.sql(`select kind from notices where post_id = $1 order by place`, [held.postId]),
    ).toEqual([{ kind: 'held' }, { kind: 'published' }]);
    await dora.send(path, {}, `/threads/${thread.threadId}/return`);
    expect((await dora.open('/notices')).text).toContain('Your post is up');
    expect((await dora.open('/notices/left')).text).toContain('You left none.');
  });

  it('keeps nothing from anyone that a person wrote to them', async () => {
    const eve = await forum.person('Eve');
    const moe = await forum.person('Moe', 'moderator');
    const held = await reply(forum, eve, thread.threadId, CRISIS.me);
    await settled(forum, held.postId);
    await eve.send(`/threads/${thread.threadId}/notices`, {}, `/threads/${thread.threadId}/leaving`);
    expect(await badge(eve)).toBeNull();
    await decide(forum, moe, held.postId, 'keep');
    expect(await badge(eve)).toBe('1 new');
    expect((await eve.open('/notices')).text).toContain('Please be gentle.');
  });

  it('is only for who wrote there', async () => {
    const finn = await forum.person('Finn');
    expect((await finn.get(`/threads/${thread.threadId}/notices`)).status).toBe(404);
    const token = await tokenOf(finn);
    for (const deed of ['leaving', 'return'])
      expect((await finn.post(`/threads/${thread.threadId}/${deed}`, { _csrf: token })).status).toBe(404);
    expect((await ben.post(`/threads/${thread.threadId}/leaving`, {})).status).toBe(403);
  });
});
