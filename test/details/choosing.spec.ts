import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Housekeeping } from '../../src/housekeeping/housekeeping.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, edit, everywhere, reply, settled, statesOf, threadOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { ADDRESS, BODY, choose, chooseUnasked, PHONE, withAuthor } from './details.js';

let forum: Forum;
let ana: Visitor, ben: Visitor, mo: Visitor;
let nth = 0;

beforeAll(async () => {
  forum = await startForum();
  mo = await forum.person('Mo Winter', 'moderator');
  ben = await forum.person('Ben');
});
afterAll(() => forum.stop());
beforeEach(async () => (ana = await forum.person(`Ana ${++nth}`)));

const inQueue = async (postId: string) =>
  forum.sql<{ urgency: number; fresh: boolean }>(
    `select q.urgency, q.since > now() - interval '5 minutes' as fresh from queue_items q
     join revisions r on r.id = q.revision_id where q.kind = 'held' and r.post_id = $1`,
    [postId],
  );

const noticesOf = async (postId: string) =>
  (
    await forum.sql<{ kind: string }>('select kind from notices where post_id = $1 order by place', [postId])
  ).map(({ kind }) => kind);

it('waits with its author, who sees what was found, and with nobody else', async () => {
  const made = await withAuthor(forum, ana);
  expect(await statesOf(forum, made.postId)).toEqual(['with_author']);
  const { page, text } = await ana.open(`/posts/${made.postId}`);
  expect(page.querySelectorAll('main mark').map((mark) => mark.text)).toEqual([PHONE]);
  expect(text).toContain('Yours to decide');
  expect(text).not.toContain('Waiting for a person');
  for (const other of [ben, mo, forum.guest()]) expect(await everywhere(other, made)).not.toContain(PHONE);
  expect(await inQueue(made.postId)).toEqual([]);
  expect(await noticesOf(made.postId)).toEqual(['details']);
  const notices = await ana.get('/notices');
  expect(notices.text).toContain('One thing before your words go up');
});

it('is not shown to staff beside other words of the same name', async () => {
  const thread = await threadOf(forum, ana);
  const details = await reply(forum, ana, thread.threadId, BODY);
  await settled(forum, details.postId);
  const held = await reply(forum, ana, thread.threadId, 'You are all stupid idiots, I hate you.');
  await settled(forum, held.postId);
  const [review] = await forum.sql<{ id: string }>(
    `select id from revisions where post_id = $1 and state = 'held'`,
    [held.postId],
  );
  const page = await mo.get(`/reviews/${review!.id}`);
  expect(page.status).toBe(200);
  expect(page.html).not.toContain(details.postId);
  const [row] = await forum.sql<{ id: string }>('select id from revisions where post_id = $1', [
    details.postId,
  ]);
  expect((await mo.get(`/reviews/${row!.id}`)).html).not.toContain(PHONE);
});

it('goes up without the words, by the ordinary way, once', async () => {
  const { postId, threadId } = await withAuthor(forum, ana, `${BODY} Again: ${PHONE}.`);
  const page = await ana.hiddenFields(`/posts/${postId}`, ['choice']);
  expect((await choose(ana, postId, 'hide')).status).toBe(303);
  expect(await settled(forum, postId)).toEqual(['superseded', 'published']);
  const again = await ana.post(`/posts/${postId}/details`, { ...page, choice: 'hide' });
  expect(again.status).toBe(303);
  expect(await statesOf(forum, postId)).toHaveLength(2);
  const { html, text } = await ben.open(`/threads/${threadId}`);
  expect(html).not.toContain(PHONE);
  expect(text.match(/\[words hidden\]/g)).toHaveLength(2);
});

it('hides what stands in the title', async () => {
  const { postId } = await withAuthor(forum, ana, 'The rain is loud here.', `Call ${PHONE} please`);
  expect((await ana.open(`/posts/${postId}`)).page.querySelector('main mark')?.text).toBe(PHONE);
  await choose(ana, postId, 'hide');
  await settled(forum, postId);
  const [row] = await forum.sql('select title, body from revisions where post_id = $1 and number = 2', [
    postId,
  ]);
  expect(row).toEqual({ title: 'Call [words hidden] please', body: 'The rain is loud here.' });
});

it('asks a person, and waits for the team from then on', async () => {
  const { postId } = await withAuthor(forum, ana);
  await forum.sql(`update revisions set written_at = written_at - interval '2 days' where post_id = $1`, [
    postId,
  ]);
  await choose(ana, postId, 'ask');
  expect(await statesOf(forum, postId)).toEqual(['held']);
  expect(await inQueue(postId)).toEqual([{ urgency: 5, fresh: true }]);
  expect((await ana.open(`/posts/${postId}`)).text).toContain('Waiting for a person to read it');
  expect((await chooseUnasked(ana, postId, 'ask')).status).toBe(303);
  expect((await chooseUnasked(ana, postId, 'hide')).status).toBe(409);
});

it('keeps the words in the form that changes it, and takes other words', async () => {
  const { postId } = await withAuthor(forum, ana);
  expect((await ana.get(`/posts/${postId}/edit`)).html).toContain(PHONE);
  await edit(forum, ana, postId, { title: 'Rain', body: 'The kettle is on.' });
  expect(await settled(forum, postId)).toEqual(['superseded', 'published']);
  expect((await chooseUnasked(ana, postId, 'hide')).status).toBe(409);
});

it('leaves what is up in its place while a change waits with its author', async () => {
  const thread = await threadOf(forum, ana);
  await edit(forum, ana, thread.postId, { title: 'Rain again', body: BODY });
  expect(await settled(forum, thread.postId)).toEqual(['published', 'with_author']);
  const { html } = await ben.open(`/threads/${thread.threadId}`);
  expect(html).toContain('The kettle is on.');
  expect(html).not.toContain(PHONE);
  expect((await ana.open(`/threads/${thread.threadId}`)).text).toContain('Yours to decide');
  await choose(ana, thread.postId, 'hide');
  expect(await settled(forum, thread.postId)).toEqual(['superseded', 'superseded', 'published']);
});

it('is taken back like any other text', async () => {
  const { postId } = await withAuthor(forum, ana);
  await ana.send(`/posts/${postId}/withdrawal`, {}, `/posts/${postId}/withdrawal`);
  expect(await statesOf(forum, postId)).toEqual(['withdrawn']);
  expect((await chooseUnasked(ana, postId, 'ask')).status).toBe(409);
});

it('offers no button that would leave nothing', async () => {
  const { postId } = await withAuthor(forum, ana, PHONE);
  const { text } = await ana.open(`/posts/${postId}`);
  expect(text).toContain('Ask a person');
  expect(text).not.toContain('Hide these words');
  expect((await chooseUnasked(ana, postId, 'hide')).status).toBe(409);
});

it('is refused to others, without a token, and for what no button says', async () => {
  const { postId } = await withAuthor(forum, ana);
  for (const other of [ben, mo]) expect((await chooseUnasked(other, postId, 'ask')).status).toBe(404);
  expect((await chooseUnasked(ana, postId, 'publish')).status).toBe(400);
  expect((await chooseUnasked(ana, postId, 'hide', '2')).status).toBe(409);
  expect((await chooseUnasked(ana, postId, 'wish')).status).toBe(409);
  expect((await ana.post(`/posts/${postId}/details`, { choice: 'ask', number: '1' })).status).toBe(403);
  expect(await statesOf(forum, postId)).toEqual(['with_author']);
});

it('has one winner of two taps at once', async () => {
  const { postId } = await withAuthor(forum, ana);
  const fields = await ana.hiddenFields(`/posts/${postId}`, ['choice']);
  const press = (choice: string) => ana.post(`/posts/${postId}/details`, { ...fields, choice });
  const statuses = (await Promise.all(['hide', 'hide', 'ask'].map(press))).map(({ status }) => status);
  expect(statuses.every((status) => status === 303 || status === 409)).toBe(true);
  const states = await settled(forum, postId);
  expect([['held'], ['superseded', 'published']]).toContainEqual(states);
});

it('is said again after a day, once', async () => {
  const { postId } = await withAuthor(forum, ana);
  const worker = await forum.startWorker();
  await worker.get(Housekeeping).tidy();
  expect(await noticesOf(postId)).toEqual(['details']);
  await forum.sql(
    `update author_choices set left_at = left_at - interval '25 hours'
     where revision_id in (select id from revisions where post_id = $1)`,
    [postId],
  );
  await worker.get(Housekeeping).tidy();
  await worker.get(Housekeeping).tidy();
  expect(await noticesOf(postId)).toEqual(['details', 'details_wait']);
});

it('never meets somebody in a crisis: help comes first, and the team sees where they are', async () => {
  const { postId } = await withAuthor(forum, ana, `${CRISIS.under_way} I am at ${ADDRESS}.`);
  expect(await statesOf(forum, postId)).toEqual(['held']);
  const page = await ana.open(`/posts/${postId}`);
  expect(page.page.querySelector('main h1')?.text).toBe('Please get help right now');
  expect(page.html).not.toContain(`/posts/${postId}/details`);
  const [row] = await forum.sql<{ id: string }>('select id from revisions where post_id = $1', [postId]);
  expect((await mo.get(`/reviews/${row!.id}`)).text).toContain(ADDRESS);
  await forum.sql(`update revisions set written_at = written_at - interval '2 hours' where post_id = $1`, [
    postId,
  ]);
  expect((await ana.open(`/posts/${postId}`)).html).not.toContain(`/posts/${postId}/details`);
});

it('leaves to the team what somebody writes after a crisis, or wrote before it', async () => {
  const before = await withAuthor(forum, ana, `I live at ${ADDRESS}, it is grey.`);
  expect(await statesOf(forum, before.postId)).toEqual(['with_author']);
  const crisis = await withAuthor(forum, ana, CRISIS.me);
  const after = await withAuthor(forum, ana, `I am at ${ADDRESS}.`);
  for (const { postId } of [before, crisis, after]) expect(await statesOf(forum, postId)).toEqual(['held']);
  expect(await inQueue(before.postId)).toEqual([{ urgency: 3, fresh: true }]);
  expect(await noticesOf(before.postId)).toEqual(['details', 'held']);
});

it('asks an hour later, below the help, and the team keeps to what was said', async () => {
  const { postId } = await withAuthor(forum, ana, `${CRISIS.me} Call me on ${PHONE}.`);
  expect((await ana.open(`/posts/${postId}`)).html).not.toContain(`/posts/${postId}/details`);
  expect((await chooseUnasked(ana, postId, 'wish')).status).toBe(409);
  await forum.sql(`update revisions set written_at = written_at - interval '2 hours' where post_id = $1`, [
    postId,
  ]);
  const { html } = await ana.open(`/posts/${postId}`);
  expect(html.indexOf(`/posts/${postId}/details`)).toBeGreaterThan(
    html.indexOf('You do not have to get through'),
  );
  await choose(ana, postId, 'wish');
  const [row] = await forum.sql<{ id: string }>('select id from revisions where post_id = $1', [postId]);
  const review = `/reviews/${row!.id}`;
  await mo.send(review, {}, `${review}/claim`);
  const page = await mo.get(review);
  expect(page.text).toContain('Its author asks that their contact details are hidden');
  expect(page.page.querySelector('input[name=hide_0]')?.hasAttribute('checked')).toBe(true);
  const whole = { outcome: 'publish', guideline: '', reason: '', screen_right: 'yes' };
  expect((await mo.send(review, whole, `${review}/decision`)).status).toBe(422);
  expect(await statesOf(forum, postId)).toEqual(['held']);
  await choose(ana, postId, 'take_back');
  expect((await mo.send(review, whole, `${review}/decision`)).status).toBe(303);
  expect(await statesOf(forum, postId)).toEqual(['published']);
});
