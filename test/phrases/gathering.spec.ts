import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { reply, settled, threadOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { fillWithPosts } from '../trials/many-posts.js';
import { wornThreadUp } from '../support/worn.js';
import { gather, post, round, say, steady } from './people.js';

let forum: Forum;
let ana: Visitor, ben: Visitor, cleo: Visitor;
let thread: Written;

beforeAll(async () => {
  forum = await startForum();
  [ana, ben, cleo] = [await forum.person('Ana'), await forum.person('Ben'), await forum.person('Cleo')];
});
afterAll(() => forum.stop());
beforeEach(async () => {
  await forum.sql('delete from threads');
  thread = await threadOf(forum, ana);
});

const kind = () =>
  forum.sql<{ name: string; phrases: string[]; helped: boolean; read: boolean }>(
    `select p.name, t.phrases, t.helped, n.read from notices n join phrases_told t on t.notice_id = n.id
     join personas p on p.id = n.persona_id where n.kind = 'kind_words' order by n.place`,
  );
const waiting = () => forum.sql('select from phrases_said where tell_from is not null');
const first = async (who: Visitor) => (await who.open('/notices')).page.querySelector('.notice');
const textOf = async (who: Visitor) => (await first(who))?.structuredText.replace(/\s+/g, ' ') ?? '';

describe('what is told to the author', () => {
  it('is nothing before its hour, so that nothing tells who was here when', async () => {
    await say(cleo, thread, 'hear');
    await round(forum);
    expect(await kind()).toEqual([]);
    expect(await waiting()).toHaveLength(1);
    await gather(forum);
    expect(await kind()).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it('is words: no number, no name, however many said them', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, (_, nth) => forum.person(`Kind${nth}`)));
    for (const who of many) await say(who, thread, 'strength');
    await say(cleo, thread, 'hear');
    await gather(forum);
    expect(await textOf(ana)).toContain(
      'Somebody answered your words in “Rain again” with “I hear you” and “sending strength”.',
    );
    const words = (await first(ana))!
      .querySelectorAll('h2, p:not(.muted)')
      .map(({ text }) => text)
      .join(' ');
    expect(words).not.toMatch(/\d|Cleo|Kind\d|five|six|several/);
  });

  it('calls nobody: no mark beside the name, as for messages of the team', async () => {
    await say(cleo, thread, 'hear');
    const before = steady(await ana.open('/'));
    await gather(forum);
    expect(steady(await ana.open('/'))).toBe(before);
  });

  it('is one notice for each post while it is unread, and then one new one a day', async () => {
    await say(cleo, thread, 'hear');
    await gather(forum);
    await say(ben, thread, 'strength');
    await gather(forum);
    expect(await kind()).toEqual([
      { name: 'Ana', phrases: ['hear', 'strength'], helped: false, read: false },
    ]);
    await ana.open('/notices');
    await say(await forum.person('Dora'), thread, 'me_too');
    await gather(forum);
    expect(await kind()).toHaveLength(1);
    await forum.sql(`update notices set sent_at = sent_at - interval '2 days'`);
    await gather(forum);
    expect((await kind()).map(({ phrases }) => phrases)).toEqual([['hear', 'strength'], ['me_too']]);
  });

  it('is not what was taken back before it was read', async () => {
    const back = `/posts/${thread.postId}/phrase/removal`;
    await say(cleo, thread, 'hear');
    await cleo.send(`/threads/${thread.threadId}`, {}, back);
    await gather(forum);
    expect(await kind()).toEqual([]);
    await say(cleo, thread, 'hear');
    await say(ben, thread, 'me_too');
    await gather(forum);
    await cleo.send(`/threads/${thread.threadId}`, {}, back);
    await round(forum);
    expect((await kind()).map(({ phrases }) => phrases)).toEqual([['me_too']]);
    await ben.send(`/threads/${thread.threadId}`, {}, back);
    await round(forum);
    expect(await kind()).toEqual([]);
  });

  it('is not “me too” where the thread came to speak of suicide meanwhile', async () => {
    await say(cleo, thread, 'me_too');
    await say(ben, thread, 'hear');
    const path = `/posts/${thread.postId}/notes`;
    await ana.send(path, { note_suicide: 'yes' }, path);
    await gather(forum);
    expect((await kind()).map(({ phrases }) => phrases)).toEqual([['hear']]);
  });

  it('reaches a one-time name by its own list, changes there, and goes for good when it is put away', async () => {
    const worn = { ...thread, ...(await wornThreadUp(forum, 'Ana', 'Grey Heron')) };
    const own = await forum.person('Ana');
    await say(cleo, worn, 'hear');
    await gather(forum);
    expect((await own.open('/names')).text).toContain('with “I hear you”');
    await say(ben, worn, 'strength');
    await gather(forum);
    expect((await own.open('/names')).text).toContain('with “I hear you” and “sending strength”');
    await ben.send(`/threads/${worn.threadId}`, {}, `/posts/${worn.postId}/phrase/removal`);
    await round(forum);
    expect((await own.open('/names')).text).toContain('with “I hear you” and “sending strength”');
    expect((await own.open('/notices')).page.querySelector('.notice')?.text ?? '').not.toContain(
      'I hear you',
    );
    const [notice] = await forum.sql<{ id: string }>(`select id from notices where kind = 'kind_words'`);
    await own.send('/names', {}, `/names/notices/${notice!.id}/removal`);
    await round(forum);
    expect(await kind()).toEqual([]);
  });

  it('forgets the day on which it was said, once that is over', async () => {
    await say(cleo, thread, 'hear');
    await forum.sql('update phrases_said set said_on = said_on - 1');
    await round(forum);
    expect(await forum.sql('select said_on from phrases_said')).toEqual([{ said_on: null }]);
  });

  it('stands apart with the other news of a thread that its author left', async () => {
    const path = `/threads/${thread.threadId}/notices`;
    await ana.send(path, {}, `/threads/${thread.threadId}/leaving`);
    await say(cleo, thread, 'hear');
    await gather(forum);
    expect(await textOf(ana)).not.toContain('I hear you');
    expect((await ana.open('/notices/left')).text).toContain('“I hear you”');
  });

  it('is told once, of several workers at once', async () => {
    await say(cleo, thread, 'hear');
    await forum.sql(`update phrases_said set tell_from = date_trunc('minute', now()) - interval '1 minute'`);
    await Promise.all(Array.from({ length: 6 }, () => forum.sql('select gather_kind_words(200)')));
    expect(await kind()).toHaveLength(1);
  });
});

describe('after an outage', () => {
  const some = async (most: number) =>
    (await forum.sql<{ seen: number }>('select gather_kind_words($1) as seen', [most]))[0]!.seen;
  const due = () =>
    forum.sql(`update phrases_said set tell_from = date_trunc('minute', now()) - interval '1 minute'`);

  it('tells of some posts at a time, and of none twice that has to wait for a day', async () => {
    await say(ben, thread, 'hear');
    for (const title of ['Snow', 'Wind'])
      await say(cleo, await threadOf(forum, ana, { title, body: 'Grey.' }), 'hear');
    await due();
    expect([await some(2), await some(2)]).toEqual([2, 1]);
    expect(await waiting()).toEqual([]);
    await ana.open('/notices');
    await due();
    expect(await some(2)).toBe(0);
    expect(await waiting()).toHaveLength(3);
  });

  it('comes to an end of more than one statement takes', { timeout: 60_000 }, async () => {
    await fillWithPosts(forum.database.ownerUrl, 300);
    await forum.sql(
      `insert into phrases_said (post_id, persona_id, phrase) select p.id, n.id, 'hear'
       from posts p join revisions r on r.post_id = p.id and r.state = 'published', personas n where n.name = 'Cleo'`,
    );
    await gather(forum);
    expect(await waiting()).toEqual([]);
    expect((await kind()).length).toBeGreaterThan(200);
  });
});

describe('who helped', () => {
  it('is told to them alone, when somebody thanked them', async () => {
    const answer = await reply(forum, ben, thread.threadId, 'I know that feeling.');
    await settled(forum, answer.postId);
    await say(ana, answer, 'thanks');
    await gather(forum);
    const told = await textOf(ben);
    expect(told).toContain('You helped');
    expect(told).toContain('with “thank you, this helped”.');
    expect(told).not.toContain('Ana');
  });

  it('reads on the thread that theirs was the first answer; nobody else does', async () => {
    const thanks = 'You gave them their first answer.';
    const answer = await reply(forum, ben, thread.threadId, 'I know that feeling.');
    await settled(forum, answer.postId);
    const second = await reply(forum, cleo, thread.threadId, 'So do I.');
    await settled(forum, second.postId);
    const page = `/threads/${thread.threadId}`;
    expect((await ben.open(page)).text).toContain(thanks);
    for (const who of [ana, cleo, forum.guest()]) expect((await who.open(page)).text).not.toContain(thanks);
    expect((await post(ben, answer.postId, 'hear')).status).toBe(404);
  });
});
