import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OneTimeNames } from '../../src/personas/one-time-names.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import {
  CRISIS,
  decide,
  edit,
  openThread,
  reply,
  settled,
  statesOf,
  threadOf,
  tokenOf,
} from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const NEW = '/boards/depression/threads/new';
const WORDS = { title: 'A quiet question', body: 'I have never said this before.' };

let forum: Forum;
let ana: Visitor, ben: Visitor, mo: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
  mo = await forum.person('Mo Moor', 'moderator');
});
afterAll(() => forum.stop());

const oneTime = (name: string) => ({ write_as: 'one_time', one_time_name: name });
const openAs = (who: Visitor, name: string, words = WORDS) =>
  openThread(forum, who, { ...words, ...oneTime(name) });

/** Rows of names by their text. */
const named = (name: string) =>
  forum.sql<{ kind: string; member_id: string | null }>(
    'select kind, member_id from personas where name = $1',
    [name],
  );

describe('a thread under a one-time name', () => {
  it('goes up under it, and nobody who reads finds the pseudonym', async () => {
    const thread = await openAs(ana, 'Mossy Lark');
    expect(await settled(forum, thread.postId)).toEqual(['published']);
    expect(await named('Mossy Lark')).toEqual([{ kind: 'one_time', member_id: null }]);
    for (const who of [forum.guest(), ben, mo]) {
      const page = await who.open(`/threads/${thread.threadId}`);
      expect(page.text).toContain('Mossy Lark');
      expect(page.text).not.toContain('Ana');
    }
  });

  it('is its member’s to answer in, change and take back, always under that name', async () => {
    const { threadId, postId } = await openAs(ana, 'Slow Heron');
    await settled(forum, postId);
    const page = await ana.open(`/threads/${threadId}`);
    expect(page.text).toContain('You are Slow Heron here');
    expect(page.page.querySelector('[name=write_as]')).toBeNull();
    const more = await reply(forum, ana, threadId, 'One thing more.');
    await settled(forum, more.postId);
    await edit(forum, ana, more.postId, { body: 'One thing more, said better.' });
    expect((await settled(forum, more.postId)).at(-1)).toBe('published');
    expect((await ben.open(`/threads/${threadId}`)).text).toContain('said better');
    await ana.send(`/posts/${more.postId}/withdrawal`, {}, `/posts/${more.postId}/withdrawal`);
    expect((await statesOf(forum, more.postId)).at(-1)).toBe('withdrawn');
    expect(await writersIn(threadId)).toEqual(['Slow Heron']);
  });

  it('is nobody else’s: others find no door to its posts', async () => {
    const { threadId, postId } = await openAs(ana, 'Pale Finch');
    await settled(forum, postId);
    for (const path of [
      `/posts/${postId}/edit`,
      `/posts/${postId}/withdrawal`,
      `/threads/${threadId}/choices`,
    ])
      expect([
        (await ben.get(path)).status,
        (await mo.get(path)).status,
        (await ana.get(path)).status,
      ]).toEqual([404, 404, 200]);
  });

  it('gives the next thread another name, and both stay', async () => {
    const [first, second] = [await openAs(ana, 'Early Wren'), await openAs(ana, 'Late Swift')];
    expect(await writersIn(first.threadId)).toEqual(['Early Wren']);
    expect(await writersIn(second.threadId)).toEqual(['Late Swift']);
    await forum.app.get(OneTimeNames, { strict: false }).file();
    expect((await ana.open(`/threads/${first.threadId}`)).text).toContain('You are Early Wren here');
    expect((await ana.open(`/threads/${second.threadId}`)).text).toContain('You are Late Swift here');
  });

  it('is chosen for: how to answer, and leaving it, as that name', async () => {
    const { threadId, postId } = await openAs(ana, 'Calm Plover');
    await settled(forum, postId);
    const wished = await ana.send(`/threads/${threadId}/choices`, { wish_listen: 'yes' });
    expect(wished.status).toBe(303);
    await ana.send(`/threads/${threadId}/notices`, {}, `/threads/${threadId}/leaving`);
    const left = await forum.sql(
      `select n.name from left_threads l join personas n on n.id = l.persona_id where l.thread_id = $1`,
      [threadId],
    );
    expect(left).toEqual([{ name: 'Calm Plover' }]);
    expect((await ana.open('/notices/left')).html).toContain(`/threads/${threadId}/return`);
  });
});

describe('the form', () => {
  it('offers the pseudonym first, and a free name beside it', async () => {
    const { page } = await ana.open(NEW);
    expect(page.querySelector('#write_as-pseudonym')?.hasAttribute('checked')).toBe(true);
    const offered = page.querySelector('#one_time_name')?.getAttribute('value') ?? '';
    expect(offered).toMatch(/^\w{3,24}$/);
    expect(await named(offered)).toEqual([]);
    const plain = await openThread(forum, ana, WORDS);
    expect(await writersIn(plain.threadId)).toEqual(['Ana']);
  });

  it('shows another name without losing a word', async () => {
    for (const path of [NEW, await threadPath()]) {
      const before = await ana.open(path);
      const words = path === NEW ? WORDS : { body: WORDS.body };
      const again = await ana.send(path, { ...words, another_name: 'yes', write_as: 'pseudonym' });
      expect(again.status).toBe(200);
      expect(bodyOf(again)).toBe(WORDS.body);
      expect(again.page.querySelector('#write_as-one_time')?.hasAttribute('checked')).toBe(true);
      expect(nameIn(again)).not.toBe(nameIn(before));
      expect(again.page.querySelector('.summary')).toBeNull();
    }
  });

  it.each([
    ['ana', 'Someone has this name already'],
    ['A', 'very short'],
    ['<b>', 'only letters and numbers'],
    ['Moderator Sue', 'Someone has this name already'],
    ['KillYourself', 'could hurt someone'],
    ['', 'make up a name'],
  ])('comes again with every word when the name cannot be: %s', async (name, why) => {
    for (const path of [NEW, await threadPath()]) {
      const words = path === NEW ? WORDS : { body: WORDS.body };
      const again = await ana.send(path, { ...words, ...oneTime(name) });
      expect(again.status).toBe(422);
      expect(again.text).toContain(why);
      expect(bodyOf(again)).toBe(WORDS.body);
      expect(again.page.querySelector('#write_as-one_time')?.hasAttribute('checked')).toBe(true);
    }
  });

  it('has help first for a name that sounds like distress, and another name, without blame', async () => {
    const again = await ana.send(NEW, { ...WORDS, ...oneTime('IWantToDie') });
    expect(again.status).toBe(422);
    expect(nameIn(again)).not.toBe('IWantToDie');
    expect(again.page.querySelector('main section.first')).not.toBeNull();
    expect(again.text).toContain('we put another one here');
  });

  it('refuses what no form of ours sends', async () => {
    const fields = { ...WORDS, key: randomUUID(), _csrf: await tokenOf(ana) };
    const bad = await ana.post('/boards/depression/threads', { ...fields, write_as: 'somebody' });
    expect(bad.status).toBe(422);
  });
});

describe('a first answer', () => {
  it('goes up under a one-time name, which stays; a second name is not made', async () => {
    const { threadId } = await threadOf(forum, ben);
    const { postId } = await answerAs(ana, threadId, 'Grey Dove');
    await settled(forum, postId);
    await answerAs(ana, threadId, 'Other Dove', { body: 'Again.' });
    expect(await writersIn(threadId)).toEqual(['Ben', 'Grey Dove']);
    expect(await named('Other Dove')).toEqual([]);
  });

  it('under the pseudonym keeps that: the other is asked about, never taken', async () => {
    const { threadId } = await threadOf(forum, ben);
    const form = await ana.hiddenFields(`/threads/${threadId}`, ['body']);
    await reply(forum, ana, threadId, 'As I am.');
    const path = `/threads/${threadId}/posts`;
    const asked = await ana.post(path, {
      ...form,
      key: randomUUID(),
      body: 'Hidden?',
      ...oneTime('Sly Fox'),
    });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('You are Ana here');
    expect(bodyOf(asked)).toBe('Hidden?');
    expect(await named('Sly Fox')).toEqual([]);
  });

  it('under a one-time name does not go on under the pseudonym from an old page', async () => {
    const { threadId } = await threadOf(forum, ben);
    const form = await ana.hiddenFields(`/threads/${threadId}`, ['body']);
    await answerAs(ana, threadId, 'Old Badger');
    const words = { ...form, key: randomUUID(), body: 'From the old page.', write_as: 'pseudonym' };
    const asked = await ana.post(`/threads/${threadId}/posts`, words);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('You are Old Badger here');
    expect(await writersIn(threadId)).toEqual(['Ben', 'Old Badger']);
  });

  it('from two windows at once has one name', async () => {
    const { threadId } = await threadOf(forum, ben);
    const form = await ana.hiddenFields(`/threads/${threadId}`, ['body']);
    const send = (body: string, more: Record<string, string>) =>
      ana.post(`/threads/${threadId}/posts`, { ...form, key: randomUUID(), body, ...more });
    await Promise.all([
      send('One.', oneTime('Twin Hare')),
      send('Two.', oneTime('Twin Rabbit')),
      send('Three.', { write_as: 'pseudonym' }),
    ]);
    expect((await writersIn(threadId)).filter((name) => name !== 'Ben')).toHaveLength(1);
  });

  it('of whoever has the turn there is written under the name that took it', async () => {
    const { threadId } = await threadOf(forum, ben);
    const cleo = await forum.person('Cleo');
    await cleo.send(`/threads/${threadId}`, {}, `/threads/${threadId}/turn`);
    const page = await cleo.open(`/threads/${threadId}/posts/new`);
    expect(page.text).toContain('you took the turn to write here');
    const fields = await cleo.hiddenFields(`/threads/${threadId}/posts/new`, ['body']);
    const path = `/threads/${threadId}/posts`;
    const asked = await cleo.post(path, { ...fields, body: 'Hello.', ...oneTime('Turn Coat') });
    expect(asked.status).toBe(422);
    expect(await named('Turn Coat')).toEqual([]);
  });
});

describe('sent twice', () => {
  it('a thread arrives once, at once and later, with one name', async () => {
    const fields = {
      ...(await ana.hiddenFields(NEW, ['title'])),
      ...WORDS,
      title: 'Twice',
      ...oneTime('Two Geese'),
    };
    const press = () => ana.post('/boards/depression/threads', fields);
    const answers = [...(await Promise.all([press(), press(), press()])), await press()];
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(await forum.sql(`select from revisions where title = 'Twice'`)).toHaveLength(1);
  });

  it('other words from the same form are another text, and its key says nothing of the first', async () => {
    const key = randomUUID();
    const fields = {
      ...(await ana.hiddenFields(NEW, ['title'])),
      key,
      title: 'First of two',
      body: 'As Ana.',
    };
    await ana.post('/boards/depression/threads', { ...fields, write_as: 'pseudonym' });
    const other = { ...fields, title: 'Second of two', body: 'As nobody.', ...oneTime('Small Acorn') };
    expect((await ana.post('/boards/depression/threads', other)).status).toBe(303);
    expect((await ana.post('/boards/depression/threads', other)).status).toBe(303);
    const rows = await forum.sql<{ submission_key: string }>(
      `select submission_key from revisions where title = 'Second of two'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.submission_key).not.toBe(key);
  });
});

describe('the team', () => {
  it('has no one-time names: the form says why, and no form gets one', async () => {
    const page = await mo.open(NEW);
    expect(page.text).toContain('has no one-time names');
    expect(page.page.querySelector('[name=write_as]')).toBeNull();
    const fields = await mo.hiddenFields(NEW, ['title']);
    const asked = await mo.post('/boards/depression/threads', {
      ...fields,
      ...WORDS,
      ...oneTime('Sly Moor'),
    });
    expect(asked.status).toBe(422);
    expect(bodyOf(asked)).toBe(WORDS.body);
    expect(await named('Sly Moor')).toEqual([]);
  });
});

describe('words that wait', () => {
  it('of a guest who chooses a name after can go up under a one-time name', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'Before any name', body: 'I only came to say it.' });
    const account = { pseudonym: 'Newcomer', password: PASSWORD, agreed: 'yes' };
    await guest.send('/sign-up', account);
    const words = { title: 'Before any name', body: 'I only came to say it.' };
    const sent = await guest.send('/drafts/waiting', { ...words, ...oneTime('First Light') });
    const postId = sent.location!.split('/').at(-1)!;
    await settled(forum, postId);
    const [row] = await forum.sql(
      `select n.name from posts p join personas n on n.id = p.persona_id where p.id = $1`,
      [postId],
    );
    expect(row).toEqual({ name: 'First Light' });
  });

  it('come back with the name that was chosen for them', async () => {
    const keep = '/boards/depression/draft';
    await ana.post(keep, { ...(await ana.hiddenFields(NEW, ['title'])), ...WORDS, ...oneTime('Kept Owl') });
    const page = await ana.open(NEW);
    expect(nameIn(page)).toBe('Kept Owl');
    expect(page.page.querySelector('#write_as-one_time')?.hasAttribute('checked')).toBe(true);
    await ana.send(NEW, { ...WORDS, ...oneTime('Kept Owl') });
    expect(await forum.sql('select from own_drafts')).toEqual([]);
  });

  it('are kept under the tag of the name worn there, which is not the pseudonym’s, and listed with the rest', async () => {
    const { threadId, postId } = await openAs(ana, 'Draft Deer');
    await settled(forum, postId);
    for (const path of [NEW, `/threads/${threadId}/posts/new`]) {
      const fields = await ana.hiddenFields(path, ['body']);
      const keep = path === NEW ? '/boards/depression/draft' : `/threads/${threadId}/draft`;
      await ana.post(keep, { ...fields, title: 'For later', body: `Kept at ${path}.` });
    }
    const writers = await forum.sql<{ writer: Buffer }>('select writer from own_drafts');
    expect(new Set(writers.map(({ writer }) => writer.toString('hex'))).size).toBe(2);
    expect((await ana.open('/drafts')).page.querySelectorAll('.drafts li')).toHaveLength(2);
    expect((await ana.open(`/threads/${threadId}/posts/new`)).text).toContain('Kept at');
    await ana.send('/drafts', {}, '/drafts/removal');
    expect(await forum.sql('select from own_drafts')).toEqual([]);
  });
});

describe('a crisis under a one-time name', () => {
  it('has help first, its own page, and company under the same name', async () => {
    const held = await openAs(ana, 'Long Night', { title: 'Tonight', body: CRISIS.me });
    expect(await settled(forum, held.postId)).toEqual(['held']);
    const own = await ana.open(`/posts/${held.postId}`);
    expect(own.text).toContain('Waiting for a person');
    expect((await ben.get(`/posts/${held.postId}`)).status).toBe(404);
    const company = await ana.send(`/posts/${held.postId}`, {}, `/posts/${held.postId}/company`);
    const post = company.location!.split('/').at(-1)!;
    await settled(forum, post);
    const [row] = await forum.sql(
      `select n.name from posts p join personas n on n.id = p.persona_id where p.id = $1`,
      [post],
    );
    expect(row).toEqual({ name: 'Long Night' });
  });

  it('goes on as that name in the thread that company opened: what is told, and what is kept', async () => {
    const held = await openAs(ana, 'Dim Lamp', { title: 'Late', body: CRISIS.me });
    await settled(forum, held.postId);
    const own = await ana.open(`/posts/${held.postId}`);
    expect(own.text).toContain('The new thread has the same name on it as your words here.');
    const company = await ana.send(`/posts/${held.postId}`, {}, `/posts/${held.postId}/company`);
    const { postId } = { postId: company.location!.split('/').at(-1)! };
    await settled(forum, postId);
    const [{ id: threadId }] = (await forum.sql<{ id: string }>(
      'select thread_id as id from posts where id = $1',
      [postId],
    )) as [{ id: string }];
    const bens = await reply(forum, ben, threadId, 'I am here.');
    await settled(forum, bens.postId);
    await ana.send(`/posts/${bens.postId}/report`, { kind: 'worried', body: 'I worry about them.' });
    const told = await forum.sql(
      'select n.name from reports r join personas n on n.id = r.persona_id where r.post_id = $1',
      [bens.postId],
    );
    expect(told).toEqual([{ name: 'Dim Lamp' }]);
    const writerOf = async (path: string, keep: string) => {
      await ana.post(keep, {
        ...(await ana.hiddenFields(path, ['body'])),
        title: 'Later',
        body: 'For later.',
      });
      const [draft] = await forum.sql<{ writer: Buffer }>('select writer from own_drafts');
      expect((await ana.open(path)).text).toContain('For later.');
      await ana.send('/drafts', {}, '/drafts/removal');
      return draft!.writer.toString('hex');
    };
    const there = await writerOf(`/threads/${threadId}/posts/new`, `/threads/${threadId}/draft`);
    expect(there).not.toBe(await writerOf(NEW, '/boards/depression/draft'));
  });
});

describe('telling the team about a post', () => {
  it('is done as the name worn in its thread, and found again with one’s own', async () => {
    const { threadId, postId } = await threadOf(forum, ben, { title: 'Told of', body: 'Words.' });
    await answerAs(ana, threadId, 'Kind Stoat');
    const told = await ana.send(`/posts/${postId}/report`, { kind: 'worried', body: 'I worry about them.' });
    expect(told.status).toBe(303);
    const rows = await forum.sql(
      `select n.name from reports r join personas n on n.id = r.persona_id where r.post_id = $1`,
      [postId],
    );
    expect(rows).toEqual([{ name: 'Kind Stoat' }]);
    expect((await ana.follow(told)).status).toBe(200);
    expect((await ana.open('/reports/mine')).text).toContain('Told of');
    expect((await ben.get(told.location!)).status).toBe(404);
  });
});

describe('messages to one-time names', () => {
  it('stand with that name, are never marked, count until they are put away, each by itself', async () => {
    const dora = await forum.person('Dora');
    const held = await openAs(dora, 'Lone Pine', { title: 'Heavy', body: CRISIS.me });
    await settled(forum, held.postId);
    await decide(forum, mo, held.postId, 'publish');
    const sent = await noticesTo('Lone Pine');
    expect(sent.length).toBeGreaterThan(0);
    const page = await dora.open('/names');
    expect(page.text).toContain('Lone Pine');
    expect(page.page.querySelectorAll('.notice')).toHaveLength(sent.length);
    await dora.open('/notices');
    await dora.open(`/posts/${held.postId}`);
    expect((await noticesTo('Lone Pine')).every(({ read }) => !read)).toBe(true);
    expect(badge(await dora.open('/'))).toBe(`${sent.length} new`);
    const notices = await dora.open('/notices');
    expect(notices.page.querySelectorAll('.notice')).toHaveLength(0);
    expect(notices.page.querySelector('main .badge')?.text).toBe(`${sent.length} waiting`);
    expect(page.text).toContain('gone for good');
    for (const { id } of sent) {
      const path = `/names/notices/${id}/removal`;
      expect((await ben.post(path, { _csrf: await tokenOf(ben) })).status).toBe(404);
      expect((await dora.send('/names', {}, path)).location).toBe('/names');
    }
    expect(await noticesTo('Lone Pine')).toEqual([]);
    expect(badge(await dora.open('/'))).toBeNull();
  });

  it('that are more than a page shows say so', async () => {
    const eve = await forum.person('Eve');
    await settled(forum, (await openAs(eve, 'Full Basket')).postId);
    const more = (how: number) =>
      forum.sql(
        `insert into notices (persona_id, kind) select n.id, 'held' from personas n, generate_series(1, $1)
         where n.name = 'Full Basket'`,
        [how],
      );
    await more(200);
    expect((await eve.open('/names')).text).not.toContain('more messages than we show');
    await more(1);
    const page = await eve.open('/names');
    expect(page.text).toContain('These are the newest 200.');
    expect(page.page.querySelectorAll('.notice')).toHaveLength(200);
  });

  it('to the pseudonym are not put away by that door', async () => {
    const [row] = await forum.sql<{ id: string }>(
      `insert into notices (persona_id, kind) select id, 'code_renewed' from personas where name = 'Ana' returning id`,
    );
    expect((await ana.post(`/names/notices/${row!.id}/removal`, { _csrf: await tokenOf(ana) })).status).toBe(
      404,
    );
  });
});

async function answerAs(
  who: Visitor,
  threadId: string,
  name: string,
  { body = 'I have read this.' } = {},
): Promise<{ postId: string }> {
  const fields = await who.hiddenFields(`/threads/${threadId}`, ['body']);
  const sent = await who.post(`/threads/${threadId}/posts`, { ...fields, body, ...oneTime(name) });
  return { postId: sent.location?.split('/').at(-1) ?? '' };
}

async function threadPath(): Promise<string> {
  return `/threads/${(await threadOf(forum, ben)).threadId}/posts/new`;
}

/** Who wrote in a thread, each once. */
async function writersIn(threadId: string): Promise<string[]> {
  const rows = await forum.sql<{ name: string }>(
    `select distinct n.name from posts p join personas n on n.id = p.persona_id where p.thread_id = $1 order by n.name`,
    [threadId],
  );
  return rows.map(({ name }) => name);
}

function noticesTo(name: string): Promise<{ id: string; read: boolean }[]> {
  return forum.sql(
    `select n.id, n.read from notices n join personas p on p.id = n.persona_id where p.name = $1 order by n.place desc`,
    [name],
  );
}

function nameIn({ page }: Answer): string | undefined {
  return page.querySelector('#one_time_name')?.getAttribute('value');
}

function bodyOf({ page }: Answer): string | undefined {
  return page.querySelector('#body')?.text.trim();
}

function badge({ page }: Answer): string | null {
  return page.querySelector('.nav .badge')?.text ?? null;
}
