import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CONCERN, CRISIS, decide, edit, openThread, reply, settled, threadOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { answer, notedReply, notedThread, openPart, ticks } from './people.js';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
let finn: Visitor;
let mo: Visitor;

beforeAll(async () => {
  forum = await startForum();
  [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
  [finn, mo] = [await forum.person('Finn', 'facilitator'), await forum.person('Moe', 'moderator')];
});
afterAll(() => forum.stop());

const rows = (postId: string) =>
  forum.sql<{ note: string; stands: boolean; said_by: string }>(
    'select note, stands, said_by from content_notes where post_id = $1 order by note',
    [postId],
  );

const standing = async (postId: string) =>
  (await rows(postId)).filter(({ stands }) => stands).map(({ note }) => note);

const revisions = async (postId: string) =>
  (await forum.sql('select from revisions where post_id = $1', [postId])).length;

describe('a note of the writer', () => {
  it('stands on a thread and on an answer from the first moment', async () => {
    const thread = await notedThread(forum, ana, { title: 'The scales', body: 'Again today.' }, 'eating');
    const replied = await notedReply(forum, ana, thread.threadId, 'And the fridge.', 'eating', 'grief');
    expect(await rows(thread.postId)).toEqual([{ note: 'eating', stands: true, said_by: 'writer' }]);
    expect(await standing(replied)).toEqual(['eating', 'grief']);
    const seen = openPart(await ben.open(`/threads/${thread.threadId}`));
    expect(seen).toContain('About eating and weight. Open it to read');
    for (const words of ['Again today.', 'And the fridge.', 'The scales']) expect(seen).not.toContain(words);
  });

  it('never folds their own words for them', async () => {
    const thread = await notedThread(forum, ana, { title: 'My own', body: 'Mine to read.' }, 'grief');
    expect(openPart(await ana.open(`/threads/${thread.threadId}`))).toContain('Mine to read.');
    expect(openPart(await ana.open('/boards/depression'))).toContain('My own');
  });

  it('is changed later without a new text, and by nobody else', async () => {
    const { postId } = await notedThread(forum, ana, { title: 'Later', body: 'Some words.' }, 'grief');
    await ana.send(`/posts/${postId}/notes`, ticks('abuse'));
    expect(await standing(postId)).toEqual(['abuse']);
    expect(await revisions(postId)).toBe(1);
    expect((await ben.get(`/posts/${postId}/notes`)).status).toBe(404);
    const token = await ben.hiddenFields('/account', []);
    expect((await ben.post(`/posts/${postId}/notes`, token)).status).toBe(404);
    expect(await standing(postId)).toEqual(['abuse']);
  });

  it('stays when the text is changed, and goes with its tick', async () => {
    const { postId } = await notedThread(
      forum,
      ana,
      { title: 'One', body: 'First words.' },
      'grief',
      'abuse',
    );
    const form = await ana.open(`/posts/${postId}/edit`);
    expect(form.page.querySelector('#note_grief')?.hasAttribute('checked')).toBe(true);
    await edit(forum, ana, postId, { title: 'One', body: 'Second words.', ...ticks('grief') });
    await settled(forum, postId);
    expect(await standing(postId)).toEqual(['grief']);
  });

  it('outlives a form that was opened before it was there', async () => {
    const { postId } = await threadOf(forum, ana, { title: 'Old form', body: 'Words.' });
    const hidden = await ana.hiddenFields(`/posts/${postId}/edit`, ['body']);
    await ana.send(`/posts/${postId}/notes`, ticks('grief'));
    await ana.post(`/posts/${postId}/revisions`, { ...hidden, title: 'Old form', body: 'New words.' });
    expect(await standing(postId)).toEqual(['grief']);
  });

  it('is none that the list does not have: such a form is not ours', async () => {
    const fields = await ana.hiddenFields('/boards/depression/threads/new', ['body']);
    const sent = { ...fields, title: 'T', body: 'B', note_weather: 'yes' };
    expect((await ana.post('/boards/depression/threads', sent)).status).toBe(400);
  });

  it('waits with the words of a guest, and of a draft', async () => {
    const form = await ben.hiddenFields('/boards/depression/threads/new', ['body']);
    await ben.post('/boards/depression/draft', { ...form, title: 'Kept', body: 'Kept.', ...ticks('grief') });
    const { page } = await ben.open('/boards/depression/threads/new');
    expect(page.querySelector('#note_grief')?.hasAttribute('checked')).toBe(true);
  });
});

describe('the check', () => {
  it('ticks what may fit on a form that comes back, once', async () => {
    const fields = await ana.hiddenFields('/boards/depression/threads/new', ['body']);
    const back = await ana.post('/boards/depression/threads', { ...fields, title: '', body: CONCERN });
    expect(back.status).toBe(422);
    expect(back.page.querySelector('#note_despair')?.hasAttribute('checked')).toBe(true);
    expect(back.text).toContain('We ticked what may fit');
    const listed = back.page.querySelector('[name=notes_suggested]')!.getAttribute('value')!;
    const again = { ...fields, title: '', body: CONCERN, notes_suggested: listed };
    const { page } = await ana.post('/boards/depression/threads', again);
    expect(page.querySelector('#note_despair')?.hasAttribute('checked')).toBe(false);
    const { location } = await ana.post('/boards/depression/threads', { ...again, title: 'Unticked' });
    const postId = location!.split('/').at(-1)!;
    await settled(forum, postId);
    expect(await standing(postId)).toEqual([]);
  });

  it('adds a note to what worries it and goes up; the writer is told, and takes it away for good', async () => {
    const thread = await threadOf(forum, ana, { title: 'No point', body: CONCERN });
    expect(await rows(thread.postId)).toEqual([{ note: 'despair', stands: true, said_by: 'screen' }]);
    expect((await ana.open(`/threads/${thread.threadId}`)).text).toContain('Our automatic check added it');
    expect(openPart(await ben.open(`/threads/${thread.threadId}`))).not.toContain('hopeless, there is');
    await ana.send(`/posts/${thread.postId}/notes`, {}, `/posts/${thread.postId}/notes`);
    expect(await standing(thread.postId)).toEqual([]);
    await edit(forum, ana, thread.postId, { title: 'No point', body: `${CONCERN} Truly.` });
    await settled(forum, thread.postId);
    expect(await standing(thread.postId)).toEqual([]);
  });

  it('adds one to a crisis that a person puts up, and none to what it finds harmless', async () => {
    const { postId } = await openThread(forum, ana, { title: 'Tonight', body: CRISIS.me });
    await settled(forum, postId);
    await decide(forum, mo, postId, 'publish');
    expect(await standing(postId)).toContain('suicide');
    expect(await rows((await threadOf(forum, ana)).postId)).toEqual([]);
  });

  it('makes no note for everybody of what is told in confidence', async () => {
    const { postId } = await threadOf(forum, ana, {
      title: 'Home',
      body: 'My husband hits me when he is drunk.',
    });
    const [verdict] = await forum.sql<{ categories: string[] }>(
      'select v.categories from verdicts v join revisions r on r.id = v.revision_id where r.post_id = $1',
      [postId],
    );
    expect(verdict!.categories).toContain('abuse_disclosed');
    expect(await standing(postId)).not.toContain('abuse');
  });
});

describe('a note of the team', () => {
  it.each(['Finn', 'Moe'])(
    'is given by %s, recorded, told to the author; who it was is not',
    async (name) => {
      const who = name === 'Finn' ? finn : mo;
      const { postId } = await threadOf(forum, ana, { title: 'Quiet', body: `For ${name}.` });
      expect((await who.send(`/posts/${postId}/notes`, ticks('self_harm'))).status).toBe(303);
      expect(await rows(postId)).toEqual([{ note: 'self_harm', stands: true, said_by: 'team' }]);
      const entries = await forum.sql(
        `select e.code from record_entries e join personas p on p.member_id = e.actor where e.kind = 'content_note' and e.subject = $1 and p.name = $2`,
        [postId, name],
      );
      expect(entries).toEqual([{ code: 'added_self_harm' }]);
      const { text } = await ana.open('/notices');
      expect(text).toContain('The team changed the notes on your post');
      expect(text).not.toContain(name);
    },
  );

  it('is not the author’s to take away, and the page says whom to ask', async () => {
    const { postId } = await threadOf(forum, ana, { title: 'Team', body: 'A note stays.' });
    await mo.send(`/posts/${postId}/notes`, ticks('self_harm'));
    const page = await ana.open(`/posts/${postId}/notes`);
    expect(page.text).toContain('Only the team can take it away');
    await ana.send(`/posts/${postId}/notes`, ticks('grief'));
    expect(await standing(postId)).toEqual(['grief', 'self_harm']);
    await edit(forum, ana, postId, { title: 'Team', body: 'Changed.', ...ticks('grief') });
    expect(await standing(postId)).toContain('self_harm');
    await mo.send(`/posts/${postId}/notes`, {}, `/posts/${postId}/notes`);
    expect(await standing(postId)).toEqual([]);
  });

  it('that changes nothing tells nobody', async () => {
    const { postId } = await threadOf(forum, ana, { title: 'Same', body: 'Nothing new.' });
    await mo.send(`/posts/${postId}/notes`, {}, `/posts/${postId}/notes`);
    const told = await forum.sql(`select from notices where post_id = $1 and kind = 'noted'`, [postId]);
    expect(told).toEqual([]);
  });

  it('is for what is up alone, and on their own text they are its author', async () => {
    const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
    await settled(forum, held.postId);
    expect((await mo.get(`/posts/${held.postId}/notes`)).status).toBe(404);
    const own = await threadOf(forum, mo, { title: 'A moderator', body: 'Writes too.' });
    await mo.send(`/posts/${own.postId}/notes`, ticks('grief'));
    expect(await rows(own.postId)).toMatchObject([{ said_by: 'writer' }]);
  });
});

describe('a quote', () => {
  it('folds with what it quotes, also when that is noted later, and however it was written', async () => {
    const thread = await threadOf(forum, ana, { title: 'Quotes', body: 'The long river behind the mill.' });
    const quoting = await answer(
      forum,
      ben,
      thread.threadId,
      '> Ana wrote:\n> The long river behind the mill.\n\nI know.',
    );
    expect(openPart(await forum.guest().open(`/threads/${thread.threadId}`))).toContain('long river');
    await mo.send(`/posts/${thread.postId}/notes`, ticks('grief'));
    const guest = await forum.guest().open(`/threads/${thread.threadId}`);
    expect(openPart(guest)).not.toContain('long river');
    expect(guest.page.querySelector(`#post-${quoting}`)!.innerHTML).toContain(
      'A quote about death and grief',
    );
    expect(openPart(guest)).toContain('I know.');
  });

  it('of folded words is not put into the form of who answers', async () => {
    const thread = await notedThread(
      forum,
      ana,
      { title: 'Form', body: 'Words not to be repeated.' },
      'grief',
    );
    const { html } = await ben.open(`/threads/${thread.threadId}/posts/new?quote=${thread.postId}`);
    expect(html).not.toContain('not to be repeated');
    expect(html).toContain('Ana wrote about death and grief');
  });

  it('within a ready sentence or plain words changes nothing', async () => {
    const thread = await threadOf(forum, ana, { title: 'Plain', body: 'Nothing here.' });
    const { postId } = await reply(forum, ben, thread.threadId, '> hi\n\nShort.');
    await settled(forum, postId);
    expect(
      await forum.sql(
        'select from quoted_posts q join revisions r on r.id = q.revision_id where r.post_id = $1',
        [postId],
      ),
    ).toEqual([]);
  });
});

describe('what waits for a person', () => {
  it('puts no note on the text that is up meanwhile, nor folds it', async () => {
    const { postId, threadId } = await threadOf(forum, ana, { title: 'Calm', body: 'A calm day.' });
    await edit(forum, ana, postId, { title: 'Calm', body: CRISIS.me });
    expect(await settled(forum, postId)).toEqual(['published', 'held']);
    expect(await rows(postId)).toEqual([]);
    expect(openPart(await forum.guest().open(`/threads/${threadId}`))).toContain('A calm day.');
    await decide(forum, mo, postId, 'publish');
    expect(await standing(postId)).toContain('suicide');
    expect(openPart(await forum.guest().open(`/threads/${threadId}`))).not.toContain(
      'cannot do this any more',
    );
  });
});
