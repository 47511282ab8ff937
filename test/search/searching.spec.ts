import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, replyUp, startDesk, threadUp } from '../reviews/desk.js';
import { CRISIS, published } from '../support/people.js';
import type { Answer } from '../support/visitor.js';
import { found, listed, search } from './looking.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const link = ({ page }: Answer, rel: string): string | undefined =>
  page.querySelector(`nav.pages a[rel=${rel}]`)?.getAttribute('href');

describe('the page', () => {
  it('asks first, and works for guests', async () => {
    const { status, page, headers } = await desk.guest().get('/search');
    expect(status).toBe(200);
    expect(headers['cache-control']).toContain('no-store');
    expect(page.querySelector('form[role=search]')!.getAttribute('method')).toBe('post');
    expect(page.querySelector('#found-title')).toBeNull();
  });

  it.each([
    ['', 'Please write a word or two'],
    ['   \u200b ', 'Please write a word or two'],
    ['a'.repeat(101), 'That is a bit long'],
  ])('says what is missing, and keeps the words: %j', async (words, says) => {
    const { status, text, page } = await desk.ben.send('/search', { words }, '/search');
    expect(status).toBe(422);
    expect(text).toContain(says);
    expect(page.querySelector('#words')!.getAttribute('value') ?? '').toBe(words);
  });

  it('refuses a form of another visitor, and fields that no form has', async () => {
    expect((await desk.ben.post('/search', { words: 'tea' })).status).toBe(403);
    const form = await desk.ben.hiddenFields('/search', ['words']);
    expect((await desk.ben.post('/search', { ...form, words: 'tea', author: 'Ana' })).status).toBe(400);
    expect((await desk.ben.post('/search', { ...form, words: ['tea', 'milk'] })).status).toBe(400);
  });

  it.each(['" ( & | ! :* <->', "'; drop table posts; --", '-', '"', 'or or or', '💛'])(
    'takes any words: %s',
    async (words) => {
      expect((await search(desk.ben, words)).status).toBe(200);
    },
  );

  it('says that some words are everywhere, and that some are nowhere', async () => {
    expect((await search(desk.guest(), 'the and of')).text).toContain('in nearly every post');
    expect((await search(desk.guest(), 'xyzzyquux')).text).toContain('We found nothing');
  });
});

describe('what is found', () => {
  it('stands with its thread, name and board, its words marked and nothing of it markup', async () => {
    const thread = await threadUp(desk, {
      title: 'Mornings <b>now</b>',
      body: 'The kettle sang & <i>hummed</i>.',
    });
    const answer = await replyUp(desk, thread, 'Mine hums too, the old kettles do.');
    const { page, html } = await search(desk.guest(), 'kettles humming');
    const items = page.querySelectorAll('ul.found > li').map((item) => item.text);
    expect(items).toHaveLength(2);
    expect(items.join()).toContain('Mornings <b>now</b>');
    expect(items.find((item) => item.includes('An answer in'))).toContain('Ben');
    expect(items.find((item) => !item.includes('An answer in'))).toMatch(/Ana\s+·\s+Depression/);
    expect(
      page
        .querySelectorAll('ul.found mark')
        .map(({ text }) => text)
        .sort(),
    ).toContain('kettle');
    for (const raw of ['<b>now', '<i>hummed', '\u0002', '\u0003']) expect(html).not.toContain(raw);
    expect((await desk.guest().open(`/posts/${answer.postId}`)).html).toContain(`post-${answer.postId}`);
  });

  it('is narrowed by board and kind', async () => {
    const thread = await threadUp(desk, { title: 'Harmonica', body: 'One harmonica.', board: 'family' });
    const answer = await replyUp(desk, thread, 'Another harmonica.');
    const elsewhere = await threadUp(desk, { title: 'Harmonica', body: 'A third harmonica.' });
    const of = (fields: Record<string, string>) => found(desk.ben, 'harmonica', fields);
    expect((await of({})).sort()).toEqual([thread.postId, answer.postId, elsewhere.postId].sort());
    expect((await of({ board: 'family' })).sort()).toEqual([thread.postId, answer.postId].sort());
    expect(await of({ kind: 'answer' })).toEqual([answer.postId]);
    expect(await of({ kind: 'thread', board: 'family' })).toEqual([thread.postId]);
    expect(await of({ board: 'no-such-board' })).toEqual([]);
  });

  it('comes with what has the words in its title first, or with the newest first', async () => {
    const first = await threadUp(desk, { title: 'Trombone', body: 'Trombone, and again a trombone.' });
    const thread = await threadUp(desk, {
      title: 'Rain',
      body: 'Somewhere in a long text there is a trombone.',
    });
    await desk.sql(
      `update search_texts set published_at = published_at - interval '1 day' where post_id = $1`,
      [first.postId],
    );
    expect(await found(desk.ben, 'trombone')).toEqual([first.postId, thread.postId]);
    expect(await found(desk.ben, 'trombone', { order: 'newest' })).toEqual([thread.postId, first.postId]);
  });

  it('understands words side by side, either of two, and what is not wanted', async () => {
    const side = await threadUp(desk, { title: 'One', body: 'A velvet accordion.' });
    const apart = await threadUp(desk, { title: 'Two', body: 'An accordion of velvet.' });
    expect((await found(desk.ben, 'velvet accordion')).sort()).toEqual([side.postId, apart.postId].sort());
    expect(await found(desk.ben, '“velvet accordion”')).toEqual([side.postId]);
    expect(await found(desk.ben, 'accordion -"velvet accordion"')).toEqual([apart.postId]);
  });

  it.each(['best', 'newest'])('goes on from page to page, each once: %s', async (order) => {
    const { threadId } = await threadUp(desk, { title: `Many ${order}`, body: 'So many.' });
    const word = `pigeon${order}`;
    for (let nth = 0; nth < 45; nth++) await published(desk, threadId, 'Ben', `${word} number ${nth}`);
    let page = await search(desk.ben, word, { order });
    const all = [...listed(page)];
    expect(link(page, 'prev')).toBeUndefined();
    for (let next = link(page, 'next'); next; next = link(page, 'next')) {
      page = await desk.ben.open(next);
      all.push(...listed(page));
    }
    expect(all).toHaveLength(45);
    expect(new Set(all).size).toBe(45);
    expect(listed(await desk.ben.open(link(page, 'prev')!))).toEqual(all.slice(0, 20));
  });
});

describe('the address of what was found', () => {
  const asked = async (who = desk.ben, words = 'lighthouse keeper'): Promise<string> =>
    (await who.send('/search', { words }, '/search')).location!;

  it('has none of the words, says nothing of their number, and can be gone back to', async () => {
    const [one, other] = [await asked(), await asked(desk.ben, 'tea')];
    expect(one).toMatch(/^\/search\?for=[\w-]+$/);
    for (const form of ['lighthouse', Buffer.from('lighthouse').toString('base64url')])
      expect(one).not.toContain(form);
    expect(one).toHaveLength(other.length);
    const { page } = await desk.ben.get(one);
    expect(page.querySelector('#words')!.getAttribute('value')).toBe('lighthouse keeper');
    expect(page.querySelector('title')!.text).not.toContain('lighthouse');
  });

  it('opens for its visitor alone, and for nobody after signing out', async () => {
    const cleo = await desk.person('Cleo');
    const address = await asked(cleo);
    expect((await cleo.get(address)).html).toContain('lighthouse');
    await cleo.send('/', {}, '/sign-out');
    for (const who of [desk.ben, desk.guest(), cleo, await desk.person('Cleo')]) {
      const { html, text } = await who.get(address);
      expect(html).not.toContain('lighthouse');
      expect(text).toContain('That search is closed now.');
    }
    expect((await desk.ben.get('/search?for=made-up')).status).toBe(200);
    expect((await desk.ben.get('/search?for=a&for=b')).status).toBe(200);
  });
});

describe('words in distress', () => {
  it.each(Object.entries(CRISIS))('bring help before the list: %s', async (about, words) => {
    const page = await search(desk.guest(), words.slice(0, 100));
    expect(page.html.indexOf('class="first')).toBeGreaterThan(0);
    expect(page.html.indexOf('class="first')).toBeLessThan(page.html.indexOf('id="found-title"'));
    expect(about === 'under_way').toBe(page.html.includes('first-now'));
  });

  it('that ask for a way to die bring help, and no list', async () => {
    await threadUp(desk, {
      title: 'Painless',
      body: 'A painless way to learn the guitar. I want to die laughing.',
    });
    const { html, text, page } = await search(desk.guest(), 'painless way to die');
    expect(html).toContain('class="first');
    expect(page.querySelector('ul.found')).toBeNull();
    expect(text).toContain('We show no list for these words.');
  });

  it('leave no trace: no row, and no cookie that says so', async () => {
    const tables = `select string_agg(format('select %L as name, count(*)::int as n from %I', tablename, tablename), ' union all ') as sql
      from pg_tables where schemaname = 'public'`;
    const [row] = await desk.sql<{ sql: string }>(tables);
    const before = await desk.sql(row!.sql);
    const page = await search(desk.guest(), CRISIS.me);
    expect(page.html).toContain('class="first');
    expect(String(page.headers['set-cookie'])).not.toContain('lately');
    expect(await desk.sql(row!.sql)).toEqual(before);
  });
});

describe('very many searches', { timeout: 60_000 }, () => {
  it('are too soon for a while, and help is not', async () => {
    const dora = await desk.person('Dora');
    const { location } = await dora.send('/search', { words: 'tea' }, '/search');
    let last = await dora.get(location!);
    for (let nth = 1; nth < 91; nth++) last = await dora.get(location!);
    expect(last.status).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    const distress = await search(dora, CRISIS.me);
    expect(distress.html).toContain('class="first');
    expect(distress.text).toContain('We could not look just now.');
    expect((await desk.ben.get('/search')).status).toBe(200);
    expect((await search(desk.ben, 'tea')).status).toBe(200);
  });
});
