import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DraftPages } from '../../src/threads/drafts/draft-pages.js';
import { linksIn } from '../../src/threads/newcomers/links.js';
import { service } from '../leaving/people.js';
import { type Forum, startForum } from '../support/forum.js';
import { CONCERN, CRISIS, openThread, reply, settled, threadOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let others: string;
beforeAll(async () => {
  forum = await startForum({
    config: {
      newAccountDays: 3,
      newAccountPosts: 2,
      newAccountLinks: 1,
      newAccountThreads: 2,
      reportsADay: 2,
    },
  });
  const olga = await forum.person('Olga');
  await areOld('Olga');
  others = (await threadOf(forum, olga)).threadId;
});
afterAll(() => forum.stop());

const ONE = 'This helped me: https://a.example/walks';
const TWO = `${ONE} and [this](https://b.example/rest)`;

/** Somebody who has been here for a while. */
async function areOld(name: string): Promise<void> {
  await forum.sql(
    `update members set joined_on = current_date - 4 where id = (select member_id from personas where name = $1)`,
    [name],
  );
}

const open = (who: Visitor, body: string, more: Record<string, string> = {}): Promise<Answer> =>
  who.send('/boards/family/threads/new', { title: 'A small thing', body, ...more });
const written = async (body: string): Promise<number> =>
  (await forum.sql('select from revisions where body = $1', [body])).length;

it.each([
  ['no link here', 0],
  ['https://a.example', 1],
  ['http://www.a.example', 1],
  ['www.a.example and www.b.example', 2],
  ['[a](https://a.example) [b](<https://b.example>)', 2],
  ['<https://a.example> https://b.example www.c.example', 3],
  ['[a](htt&#112;s://a.example) [b](htt&#112;s://b.example)', 2],
  ['HTTPS://A.EXAMPLE', 1],
])('%s has %i links', (text, links) => {
  expect(linksIn(text)).toBe(links);
});

describe('somebody new', () => {
  it('reads why a post with many links is not taken, with the words in the form', async () => {
    const ana = await forum.person('Ana');
    const refused = await open(ana, TWO);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('more links than we take from somebody in their first days');
    expect(refused.page.querySelector('textarea[name=body]')?.text.trim()).toBe(TWO);
    expect(refused.page.querySelector('[name=title]')?.getAttribute('value')).toBe('A small thing');
    expect(await written(TWO)).toBe(0);
    const form = refused.page.querySelector('form[action="/boards/family/threads"]')!;
    const hidden = form
      .querySelectorAll('input[type=hidden]')
      .map((field) => [field.getAttribute('name'), field.getAttribute('value')]);
    const fields = Object.fromEntries(hidden) as Record<string, string>;
    expect(
      (await ana.post('/boards/family/threads', { ...fields, title: 'A small thing', body: ONE })).status,
    ).toBe(303);
  });

  it('is told so plainly when the form cannot be shown again', async () => {
    const dee = await forum.person('Dee');
    vi.spyOn(service(forum, DraftPages), 'show').mockRejectedValueOnce(new Error('canary timeout'));
    const failed = await open(dee, TWO);
    expect(failed.status).toBe(500);
    expect(failed.text).toContain(TWO);
    expect(failed.html).not.toContain('canary');
  });

  it('answers others with few links, and in their own thread with any', async () => {
    const ben = await forum.person('Ben');
    const refused = await ben.send(`/threads/${others}`, { body: TWO });
    expect(refused.status).toBe(422);
    expect(refused.page.querySelector('form.form')?.getAttribute('action')).toBe(`/threads/${others}/posts`);
    const own = await openThread(forum, ben, { title: 'Mine', body: 'I have some questions.' });
    await settled(forum, own.postId);
    expect((await reply(forum, ben, own.threadId, TWO)).answer.status).toBe(303);
  });

  it('cannot bring the links in by a change of the first words', async () => {
    const cat = await forum.person('Cat');
    const own = await openThread(forum, cat, { title: 'Mine', body: 'I have some questions.' });
    const change = (postId: string, body: string, title?: string) =>
      cat.send(`/posts/${postId}/edit`, title ? { title, body } : { body });
    expect((await change(own.postId, TWO, 'Mine')).status).toBe(422);
    await settled(forum, own.postId);
    const answer = await reply(forum, cat, own.threadId, 'A first answer.');
    expect((await change(answer.postId, TWO)).status).toBe(303);
    const elsewhere = await reply(forum, cat, others, 'A word of mine.');
    const refused = await change(elsewhere.postId, TWO);
    expect(refused.status).toBe(422);
    expect(refused.page.querySelector('form.form')?.getAttribute('action')).toBe(
      `/posts/${elsewhere.postId}/revisions`,
    );
  });

  it.each([CRISIS.me, CRISIS.someone_else, CONCERN])(
    'is heard in distress, whatever the links: %s',
    async (words) => {
      const name = `Dee ${randomUUID().slice(0, 4)}`;
      const dee = await forum.person(name);
      for (let n = 0; n < 4; n++) expect((await open(dee, `${words} ${TWO} ${n}`)).status).toBe(303);
      expect((await open(dee, 'And now something quiet.')).status).toBe(303);
    },
  );

  it('opens some threads a day; answers and words to the team go on', async () => {
    const eve = await forum.person('Eve');
    for (const body of ['One thing.', 'Another thing.']) expect((await open(eve, body)).status).toBe(303);
    const refused = await open(eve, 'A third thing.');
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('You have started several threads today');
    expect(refused.page.querySelector('textarea[name=body]')?.text.trim()).toBe('A third thing.');
    expect(refused.html).toContain('/boards/family/draft');
    expect(await written('A third thing.')).toBe(0);
    expect((await reply(forum, eve, others, 'I can still answer.')).answer.status).toBe(303);
    expect((await eve.send('/pause', { body: 'I can still write to you.' }, '/pause/notes')).status).toBe(
      303,
    );
  });

  it('is the same person under a one-time name', async () => {
    const fay = await forum.person('Fay');
    await open(fay, 'Under my own name.');
    expect(
      (await open(fay, 'Under another.', { write_as: 'one_time', one_time_name: 'Heather Moth' })).status,
    ).toBe(303);
    const third = await open(fay, 'Under a third.', { write_as: 'one_time', one_time_name: 'Sorrel Moth' });
    expect(third.status).toBe(429);
    expect(third.page.querySelector('[name=one_time_name]')?.getAttribute('value')).toBe('Sorrel Moth');
    expect(await forum.sql(`select from personas where name = 'Sorrel Moth'`)).toEqual([]);
  });

  // More than a process has connections: none of them may wait for a second one.
  it('gains nothing by many windows at once, under whatever names, and nothing stands still', async () => {
    const gil = await forum.person('Gil');
    const hidden = await gil.hiddenFields('/boards/family/threads/new', ['body']);
    const form = (n: number) => ({
      ...hidden,
      key: randomUUID(),
      title: 'At once',
      body: `At once, number ${n}.`,
      ...(n % 2 ? { write_as: 'one_time', one_time_name: `Fern ${'abcdefghjkmn'[n]} Moth` } : {}),
    });
    const many = Array.from({ length: 12 }, (_, n) => form(n));
    const sent = await Promise.all(many.map((each) => gil.post('/boards/family/threads', each)));
    const refused = Array.from({ length: 10 }, () => 429);
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 303, ...refused]);
  });

  it('has arrived when the same form is sent twice', async () => {
    const hal = await forum.person('Hal');
    await open(hal, 'The first.');
    const hidden = await hal.hiddenFields('/boards/family/threads/new', ['body']);
    const form = { ...hidden, title: 'Once', body: 'The second, twice.' };
    const twice = [
      await hal.post('/boards/family/threads', form),
      await hal.post('/boards/family/threads', form),
    ];
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect(twice[0]!.location).toBe(twice[1]!.location);
    expect(await written('The second, twice.')).toBe(1);
  });
});

it('after the first days, and some posts, nothing of it is left; one of the two is not enough', async () => {
  const ida = await forum.person('Ida');
  const mine = await threadOf(forum, ida);
  await settled(forum, (await reply(forum, ida, mine.threadId, 'A second post.')).postId);
  expect((await open(ida, TWO)).status).toBe(422);
  await areOld('Ida');
  for (let n = 0; n < 3; n++) expect((await open(ida, `${TWO} ${n}`)).status).toBe(303);
  await forum.person('Jan');
  await areOld('Jan');
  expect((await open(await forum.person('Jan'), TWO)).status).toBe(422);
});

describe('what is counted of somebody, new or not', () => {
  it('worries about posts count under every name together, and danger always', async () => {
    const kim = await forum.person('Kim');
    const worn = await openThread(forum, kim, {
      title: 'Worn',
      body: 'Here I am somebody else.',
      ...{ write_as: 'one_time', one_time_name: 'Bracken Owl' },
    });
    await settled(forum, worn.postId);
    const posts = [
      await threadOf(forum, await forum.person('Olga')),
      await threadOf(forum, await forum.person('Olga')),
    ];
    const inside = await reply(forum, await forum.person('Olga'), worn.threadId, 'An answer to you.');
    await settled(forum, inside.postId);
    const tell = (id: string, kind = 'unkind') =>
      kim.send(`/posts/${id}/report`, { kind, body: 'Please look at it.' });
    expect((await tell(inside.postId)).status).toBe(303);
    expect((await tell(posts[0]!.postId)).status).toBe(303);
    const names = await forum.sql<{ name: string }>(
      'select n.name from reports r join personas n on n.id = r.persona_id order by 1',
    );
    expect(names.map(({ name }) => name)).toEqual(['Bracken Owl', 'Kim']);
    expect((await tell(posts[1]!.postId)).status).toBe(429);
    expect((await tell(posts[1]!.postId, 'worried')).status).toBe(303);
  });

  it('private notes likewise', async () => {
    const kim = await forum.person('Kim');
    const [worn] = await forum.sql<{ id: string }>(`select id from personas where name = 'Bracken Owl'`);
    const [own] = await forum.sql<{ id: string }>(`select id from personas where name = 'Kim'`);
    const note = (as: string, body: string) => kim.send('/pause', { body, as }, '/pause/notes');
    for (const n of [1, 2, 3]) expect((await note(own!.id, `Note ${n}.`)).status).toBe(303);
    for (const n of [4, 5]) expect((await note(worn!.id, `Note ${n}.`)).status).toBe(303);
    expect((await note(worn!.id, 'Note 6.')).status).toBe(429);
    expect((await note(own!.id, CRISIS.me)).status).toBe(303);
  });
});
