import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled, threadOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const NEW = '/boards/depression/threads/new';
const SEND = '/boards/depression/threads';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
});
afterAll(() => forum.stop());

describe('opening a thread', () => {
  it('puts it up, and leads its author to it', async () => {
    const { postId, threadId, answer } = await threadOf(forum, ana, {
      title: 'Rain again',
      body: 'It is *grey* here.',
    });
    expect(answer.status).toBe(303);
    const thread = await ana.open(`/posts/${postId}`);
    expect(thread.status).toBe(200);
    expect(thread.page.querySelector('h1')?.text).toBe('Rain again');
    expect(thread.html).toContain('<em>grey</em>');
    expect((await forum.guest().open(`/threads/${threadId}`)).text).toContain('It is grey here.');
  });

  it('lists it first on the board, as the last that happened there', async () => {
    await threadOf(forum, ana, { title: 'The older one', body: 'First.' });
    await threadOf(forum, ben, { title: 'The newer one', body: 'Second.' });
    const titles = await titlesFor(forum.guest());
    expect(titles.slice(0, 2)).toEqual(['The newer one', 'The older one']);
  });

  it('gives it its place in the thread and in the order of the board', async () => {
    const before = await threadOf(forum, ana);
    const after = await threadOf(forum, ana);
    const rows = await forum.sql(
      `select p.position, p.opening, p.published_at is not null as dated, t.last_position, t.active_at is not null as active,
         t.activity > (select activity from threads where id = $2) as later
       from posts p join threads t on t.id = p.thread_id where p.id = $1`,
      [after.postId, before.threadId],
    );
    expect(rows).toEqual([
      { position: 1, opening: true, dated: true, last_position: 1, active: true, later: true },
    ]);
  });

  it('keeps the time to the minute, and no address of the writer', async () => {
    const { postId } = await threadOf(forum, ana);
    const [row] = await forum.sql<{ written_at: Date }>('select * from revisions where post_id = $1', [
      postId,
    ]);
    expect(row?.written_at.getTime()).toSatisfy((time: number) => time % 60_000 === 0);
    expect(JSON.stringify(row)).not.toMatch(/127\.0\.0\.1|::1\b|::ffff/);
  });

  it('screens title and body as one text, in the order in which they are read', async () => {
    const title = 'I am going to kill myself tonight';
    const { postId } = await openThread(forum, ana, { title, body: CRISIS.under_way });
    expect(await settled(forum, postId)).toEqual(['held']);
    const [verdict] = await forum.sql<{ matches: { start: number; end: number }[] }>(
      'select v.matches from verdicts v join revisions r on r.id = v.revision_id where r.post_id = $1',
      [postId],
    );
    const explained = verdict?.matches.map(({ start, end }) =>
      `${title}\n\n${CRISIS.under_way}`.slice(start, end),
    );
    expect(explained?.join('|')).toContain('kill myself');
    expect(explained?.join('|')).toContain('swallowed');
  });
});

describe('a thread that cannot be taken as it is', () => {
  it.each([
    ['has no title', { title: '', body: 'A body.' }, 'Please give it a title.'],
    ['has no words', { title: 'A title', body: '' }, 'There are no words here yet.'],
    ['has only white space', { title: 'A title', body: ' \n\t\r\n ' }, 'There are no words here yet.'],
    [
      'has only what cannot be seen',
      { title: 'A title', body: '\u202e\u0007\ufeff' },
      'There are no words here yet.',
    ],
    ['has too long a title', { title: 'a'.repeat(121), body: 'A body.' }, 'The title is too long.'],
    ['has too long a title in emoji', { title: '🕯'.repeat(121), body: 'A body.' }, 'The title is too long.'],
    ['has too many words', { title: 'A title', body: 'a'.repeat(10_001) }, 'That is more than fits'],
    ['has too many emoji', { title: 'A title', body: '🕯'.repeat(10_001) }, 'That is more than fits'],
  ])('is shown again when it %s, with what was written', async (_, words, complaint) => {
    const before = await threadCount();
    const answer = await ana.send(NEW, words);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(complaint);
    expect(answer.page.querySelector('#title')?.getAttribute('value')).toBe(words.title);
    expect(bodyIn(answer)).toBe(words.body);
    expect(await threadCount()).toBe(before);
  });

  it('says what is wrong with both fields at once, beside each', async () => {
    const answer = await ana.send(NEW, { title: '', body: '' });
    expect(answer.page.querySelector('#title-error')?.text).toContain('title');
    expect(answer.page.querySelector('#body-error')?.text).toContain('words');
    expect(answer.page.querySelector('#title')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('can be sent after it was put right, with the key it had', async () => {
    const refused = await ana.send(NEW, { title: '', body: 'A body.' });
    const key = refused.page.querySelector('[name=key]')?.getAttribute('value') ?? '';
    const _csrf = refused.page.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
    const sent = await ana.post(SEND, { _csrf, key, title: 'Put right', body: 'A body.' });
    expect(sent.status).toBe(303);
    expect(await forum.sql('select from revisions where submission_key = $1', [key])).toHaveLength(1);
  });
});

describe('a thread that is just short enough', () => {
  it.each([
    ['letters', 'a'.repeat(120), 'word '.repeat(2_000).trim().padEnd(10_000, '.')],
    ['emoji, which count as one each', '🕯'.repeat(120), '🕯'.repeat(10_000)],
    ['line ends, which a browser sends as two', 'Lines', 'a\r\n'.repeat(4_999) + 'bb'],
  ])('is taken in: %s', async (_, title, body) => {
    const { postId } = await openThread(forum, ana, { title, body });
    const [row] = await forum.sql('select title, body from revisions where post_id = $1', [postId]);
    expect(row).toEqual({ title, body: body.replaceAll('\r\n', '\n') });
  });
});

describe('a thread that no form of ours sends', () => {
  it('has no board to go to', async () => {
    expect((await ana.get('/boards/gardening/threads/new')).status).toBe(404);
    const answer = await ana.post('/boards/gardening/threads', await filled());
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Kept words.');
  });

  it.each([
    ['no token', (fields: Fields) => without(fields, '_csrf')],
    ['an empty token', (fields: Fields) => ({ ...fields, _csrf: '' })],
    ['a made-up token', (fields: Fields) => ({ ...fields, _csrf: 'A'.repeat(43) })],
    ['two tokens', (fields: Fields) => ({ ...fields, _csrf: [String(fields._csrf), String(fields._csrf)] })],
  ])('is refused with %s, and the words are kept', async (_, changed) => {
    const answer = await ana.post(SEND, changed(await filled()));
    expect(answer.status).toBe(403);
    expect(answer.page.querySelector('#kept-words')?.text.trim()).toBe('Kept words.');
    expect(answer.page.querySelector('#kept-words-title')?.text.trim()).toBe('Kept title');
  });

  it("is refused with another member's token", async () => {
    const { _csrf } = await ben.hiddenFields(NEW, ['title']);
    const answer = await ana.post(SEND, { ...(await filled()), _csrf: _csrf ?? '' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Kept words.');
  });

  it.each(['cross-site', 'same-site', 'anything'])(
    'is refused when it comes from elsewhere: %s',
    async (site) => {
      const before = await threadCount();
      const answer = await ana.post(SEND, await filled(), { 'Sec-Fetch-Site': site });
      expect(answer.status).toBe(403);
      expect(await threadCount()).toBe(before);
    },
  );

  it.each(['same-origin', 'none'])('is taken when the browser says it is ours: %s', async (site) => {
    expect((await ana.post(SEND, await filled(), { 'Sec-Fetch-Site': site })).status).toBe(303);
  });

  it.each([
    ['an unknown field', { persona: 'Ben' }],
    ['a state', { state: 'published' }],
    ['two bodies', { body: ['One.', 'Two.'] }],
    ['two titles', { title: ['One.', 'Two.'] }],
    ['a prototype', { __proto__x: '', 'constructor[prototype]': 'x' }],
  ])('is not understood with %s', async (_, more) => {
    const before = await threadCount();
    const answer = await ana.post(SEND, { ...(await filled()), ...(more as Fields) });
    expect(answer.status).toBe(400);
    expect(await threadCount()).toBe(before);
  });

  it.each(['', 'not-a-key', "'; drop table posts; --"])(
    'is shown again with a new key for the bad one: %s',
    async (key) => {
      const answer = await ana.post(SEND, { ...(await filled()), key });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Please send them once more.');
      expect(bodyIn(answer)).toBe('Kept words.');
      expect(answer.page.querySelector('[name=key]')?.getAttribute('value')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('is shown again when it has no key at all', async () => {
    expect((await ana.post(SEND, without(await filled(), 'key'))).status).toBe(422);
  });
});

describe('sending one form twice', () => {
  it('makes one thread, and leads to the same place', async () => {
    const fields = await filled();
    const [first, second] = await Promise.all([ana.post(SEND, fields), ana.post(SEND, fields)]);
    const third = await ana.post(SEND, fields);
    expect(first.status).toBe(303);
    expect([second.location, third.location]).toEqual([first.location, first.location]);
    expect(await forum.sql('select from revisions where submission_key = $1', [fields.key])).toHaveLength(1);
    const [orphans] = await forum.sql<{ count: number }>(
      'select count(*)::int from threads t where not exists (select from posts p where p.thread_id = t.id)',
    );
    expect(orphans?.count).toBe(0);
  });

  it("gives nobody a post by another's key, and keeps their words", async () => {
    const fields = await filled();
    const own = await ana.post(SEND, fields);
    const { _csrf } = await ben.hiddenFields(NEW, ['title']);
    const foreign = await ben.post(SEND, { ...fields, _csrf: _csrf ?? '', body: 'Words of Ben.' });
    expect(foreign.status).toBe(303);
    expect(foreign.location).not.toBe(own.location);
    expect((await ben.follow(foreign)).text).toContain('Words of Ben.');
  });

  it('loses no words when the form went back and was sent with others', async () => {
    const fields = await filled();
    await ana.post(SEND, fields);
    const again = await ana.post(SEND, { ...fields, body: 'Quite other words.' });
    const saved = await forum.sql('select from revisions where body = $1', ['Quite other words.']);
    expect(saved.length === 1 || again.html.includes('Quite other words.')).toBe(true);
  });
});

it('shows the form to a guest as well, who may write before choosing a name', async () => {
  const page = await forum.guest().open(NEW);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Write first.');
});

it('says who can read it, before it is written', async () => {
  expect((await ana.open(NEW)).text).toContain('Anyone on the internet can read this.');
  await forum.sql(`update boards set members_only = true where slug = 'bipolar'`);
  expect((await ana.open('/boards/bipolar/threads/new')).text).toContain('Only members can read this.');
});

type Fields = Record<string, string | string[]>;

async function filled(): Promise<Fields> {
  const { _csrf } = await ana.hiddenFields(NEW, ['title']);
  return { _csrf: _csrf ?? '', key: randomUUID(), title: 'Kept title', body: 'Kept words.' };
}

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

async function threadCount(): Promise<number> {
  const [row] = await forum.sql<{ count: number }>('select count(*)::int from threads');
  return row?.count ?? -1;
}

async function titlesFor(who: Visitor): Promise<string[]> {
  const board = await who.open('/boards/depression');
  return board.page.querySelectorAll('.thread-title').map((link) => link.text);
}

// A browser drops the line end that begins a text area.
function bodyIn(answer: Answer): string {
  return answer.page.querySelector('textarea[name=body]')?.text.replace(/^\n/, '') ?? '';
}
