import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, decide, openThread, reply, settled, tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { answered, hoursAgo, itemOf, titlesOf, waiting } from './people.js';

let forum: Forum;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ben = await forum.person('Ben');
  await forum.person('Moe', 'moderator');
  await forum.person('Finn', 'facilitator');
});
afterAll(() => forum.stop());
beforeEach(() => forum.sql('delete from threads'));

const list = async (who = ben, path = '/waiting') => titlesOf(await who.open(path));

describe('the list of those who wait', () => {
  it('is empty and says so', async () => {
    const { text, status } = await ben.open('/waiting');
    expect(status).toBe(200);
    expect(text).toContain('Nobody waits just now.');
  });

  it('has people’s first threads on top, then who has waited longest', async () => {
    await hoursAgo(forum, await waiting(forum, 'Old', 'A first one'), 1);
    await hoursAgo(forum, await waiting(forum, 'Old', 'A second one'), 9);
    await hoursAgo(forum, await waiting(forum, 'Old', 'A third one'), 8);
    await hoursAgo(forum, await waiting(forum, 'New', 'Hello'), 2);
    expect(await list()).toEqual(['Hello', 'A first one', 'A second one', 'A third one']);
    const page = await ben.open('/waiting');
    expect(itemOf(page, 'Hello')).toContain('Their first words here.');
    expect(itemOf(page, 'A second one')).not.toContain('first words');
  });

  it('loses a thread when somebody else’s words are up, not when its author adds more', async () => {
    const ana = await forum.person('Ana');
    const thread = await waiting(forum, 'Ana', 'Rain again');
    await answered(forum, ana, thread);
    expect(await list()).toEqual(['Rain again']);
    await answered(forum, await forum.person('Cleo'), thread);
    expect(await list()).toEqual([]);
  });

  it('keeps it while the only answer waits for a person to read it', async () => {
    const thread = await waiting(forum, 'Ana', 'Rain again');
    const held = await reply(forum, await forum.person('Low'), thread.threadId, CRISIS.me);
    expect(await settled(forum, held.postId)).toEqual(['held']);
    expect(await list()).toEqual(['Rain again']);
  });

  it('has it again when the only answer is taken back, and keeps the time when an answer is changed', async () => {
    const cleo = await forum.person('Cleo');
    const thread = await waiting(forum, 'Ana', 'Rain again');
    const { postId } = await answered(forum, cleo, thread);
    await hoursAgo(forum, thread, 3);
    await forum.sql(`update posts set published_at = published_at - interval '2 hours' where id = $1`, [
      postId,
    ]);
    await cleo.send(`/posts/${postId}/edit`, { body: 'I have read it twice.' });
    await settled(forum, postId);
    const [row] = await forum.sql<{ minutes: number }>(
      `select extract(epoch from answered_at - up_at)::int / 60 as minutes from first_replies where thread_id = $1`,
      [thread.threadId],
    );
    expect(row?.minutes).toBeGreaterThanOrEqual(59);
    expect(row?.minutes).toBeLessThanOrEqual(61);
    expect(await list()).toEqual([]);
    await cleo.send(`/posts/${postId}/withdrawal`, {}, `/posts/${postId}/withdrawal`);
    expect(await list()).toEqual(['Rain again']);
  });

  it('has no thread whose opening is gone, that is closed, too old, or the viewer’s own', async () => {
    const [gone, closed, old] = [
      await waiting(forum, 'Ana', 'Gone'),
      await waiting(forum, 'Ana', 'Closed'),
      await waiting(forum, 'Ana', 'Old'),
    ];
    await waiting(forum, 'Ben', 'My own');
    const ana = await forum.person('Ana');
    await ana.send(`/posts/${gone.postId}/withdrawal`, {}, `/posts/${gone.postId}/withdrawal`);
    await forum.sql(`update threads set state = 'locked' where id = $1`, [closed.threadId]);
    await hoursAgo(forum, old, 31 * 24);
    expect(await list()).toEqual([]);
    expect(await list(ana)).toEqual(['My own']);
  });

  it('is there for each board', async () => {
    await waiting(forum, 'Ana', 'Low');
    await waiting(forum, 'Ana', 'Worried', 'anxiety');
    expect(await list(ben, '/boards/anxiety/waiting')).toEqual(['Worried']);
    expect(await list(ben, '/boards/bipolar/waiting')).toEqual([]);
    expect((await ben.get('/boards/nowhere/waiting')).status).toBe(404);
    const board = await ben.open('/boards/anxiety');
    expect(board.page.querySelector('main a[href="/boards/anxiety/waiting"]')).not.toBeNull();
  });

  it('is read by pages, each thread once', async () => {
    const ana = await forum.person('Ana');
    const { threadId } = await waiting(forum, 'Ana', 'One');
    await forum.sql(
      `with made as (insert into threads (board_id) select board_id from threads, generate_series(1, 59) where threads.id = $1 returning id),
       posted as (insert into posts (thread_id, persona_id, opening) select m.id, p.id, true from made m, personas p where p.name = 'Ana' returning id)
       insert into revisions (post_id, number, title, body, submission_key) select id, 1, left(id::text, 8), 'Grey.', gen_random_uuid() from posted`,
      [threadId],
    );
    await ana.open('/');
    await forum.sql(
      `update revisions set waiting_since = now() - interval '1 minute' where state = 'pending'`,
    );
    const ids = (await forum.sql<{ id: string }>('select id from posts')).map(({ id }) => id);
    for (const id of ids) await settled(forum, id);
    const seen: string[] = [];
    for (let path: string | undefined = '/waiting'; path;) {
      const page = await ben.open(path);
      seen.push(...titlesOf(page));
      path = page.page.querySelector('main a[rel=next]')?.getAttribute('href');
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    expect((await ben.get('/waiting?after=nonsense')).status).toBe(200);
  });
});

describe('somebody who wrote in a crisis', () => {
  async function crisisThread(): Promise<string> {
    const thread = await openThread(forum, await forum.person('Cris'), { title: 'Tonight', body: CRISIS.me });
    await settled(forum, thread.postId);
    await decide(forum, await forum.person('Moe'), thread.postId, 'publish');
    return thread.threadId;
  }

  it('is first answered by the team and facilitators: others are not shown the thread, nor given a turn', async () => {
    const threadId = await crisisThread();
    const [moe, finn] = [await forum.person('Moe'), await forum.person('Finn')];
    expect(await list()).toEqual([]);
    // Folded, as everywhere: the check said what it is about.
    const called = 'A thread about thoughts of suicide, feeling hopeless';
    expect(await list(finn)).toEqual([called]);
    expect(itemOf(await moe.open('/waiting'), called)).toContain('They wrote in a crisis.');
    const refused = await ben.post(`/threads/${threadId}/turn`, { _csrf: await tokenOf(ben) });
    expect(refused.status).toBe(404);
    expect((await ben.open(`/threads/${threadId}`)).page.querySelector('#first-reply')).toBeNull();
    const taken = await finn.send(`/threads/${threadId}`, {}, `/threads/${threadId}/turn`);
    expect(taken.location).toBe(`/threads/${threadId}#first-reply`);
  });

  it('is guarded also when the crisis is found in words that they add', async () => {
    const thread = await waiting(forum, 'Dan', 'A walk');
    expect(await list()).toEqual(['A walk']);
    const held = await reply(forum, await forum.person('Dan'), thread.threadId, CRISIS.me);
    await settled(forum, held.postId);
    expect(await list()).toEqual([]);
  });
});

describe('nobody is asked', () => {
  it('who wrote in a crisis in the last seven days: no link, no list, no turn', async () => {
    const low = await forum.person('Lou');
    const thread = await waiting(forum, 'Ana', 'Rain again');
    expect((await low.open('/')).page.querySelector('main a[href="/waiting"]')).not.toBeNull();
    const { postId } = await openThread(forum, low, { title: 'Me', body: CRISIS.me });
    await settled(forum, postId);
    const page = await low.open('/waiting');
    expect(page.text).toContain('You need not look after anyone just now');
    expect(page.text).not.toContain('Rain again');
    expect((await low.open('/boards/depression/waiting')).text).not.toContain('Rain again');
    expect((await low.open('/')).page.querySelector('main a[href="/waiting"]')).toBeNull();
    expect((await low.open('/boards/depression')).html).not.toContain('/boards/depression/waiting');
    expect((await low.open(`/threads/${thread.threadId}`)).page.querySelector('#first-reply')).toBeNull();
    const turn = await low.post(`/threads/${thread.threadId}/turn`, { _csrf: await tokenOf(low) });
    expect(turn.location).toBe('/waiting');
    expect(await forum.sql('select from reply_turns')).toEqual([]);
    await forum.sql(`update follow_ups set since = since - interval '8 days'
      where persona_id = (select id from personas where name = 'Lou')`);
    expect((await low.open('/waiting')).text).toContain('Rain again');
  });

  it('who has a pause', async () => {
    const pat = await forum.person('Pat');
    await waiting(forum, 'Ana', 'Rain again');
    await forum.sql(
      `insert into limits (id, member_id, persona_id, set_by, kind, guideline, ends_at)
       select gen_random_uuid(), p.member_id, p.id, m.member_id, 'cool_off', 'kindness', date_trunc('minute', now()) + interval '24 hours'
       from personas p, personas m where p.name = 'Pat' and m.name = 'Moe'`,
    );
    expect((await pat.open('/waiting')).text).toContain('You need not look after anyone just now');
    await forum.sql(`update limits set lifted_by = set_by, lifted_at = date_trunc('minute', now())`);
    expect((await pat.open('/waiting')).text).toContain('Rain again');
  });
});
