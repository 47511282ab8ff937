import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SITE } from '../../migrations/052-threads-of-the-place.js';
import { nameThePlace } from '../../src/personas/name-of-the-place.js';
import { handOf, refusal } from '../database/hands.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { eventually, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const AS_IT_CAME = { name: 'Hearthside', look: 'hearth', language: '' };
const NO_COUNTRIES = { country_1: '', country_2: '', country_3: '', country_4: '' };

let forum: Forum;
let ada: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  [ada, ben] = [await forum.person('Ada', 'admin'), await forum.person('Ben')];
});
beforeEach(() => save({}));
afterAll(() => forum.stop());

const save = (fields: Record<string, string>): Promise<Answer> =>
  ada.send('/settings', { ...AS_IT_CAME, ...NO_COUNTRIES, ...fields });

const recorded = () =>
  forum.sql<{ code: string; words: string; name: string }>(
    `select e.code, w.words, n.name from record_entries e join record_words w on w.entry_id = e.id
     left join personas n on n.member_id = e.actor where e.code like 'place%' order by e.place desc`,
  );

describe('saving what the place is', () => {
  it('is on every page, and an entry of the record with what was before and is now', async () => {
    const answer = await save({
      name: 'Still  Water ',
      look: 'shore',
      language: 'cy',
      country_2: 'IE',
      country_1: 'GB',
    });
    expect(answer.status).toBe(303);
    const { page } = await forum.guest().open('/');
    expect(page.querySelector('.brand')?.text.trim()).toBe('Still Water');
    expect(page.querySelector('html')?.getAttribute('data-look')).toBe('shore');
    const [entry] = await recorded();
    expect(entry).toEqual({
      code: 'place_changed',
      name: 'Ada',
      words: [
        'first_countries: [] → ["GB", "IE"]',
        'lines_language: – → cy',
        'look: hearth → shore',
        'name: Hearthside → Still Water',
      ].join('\n'),
    });
    expect((await ada.open('/record')).text).toContain('Changed what the place is');
  });

  it('leaves no entry where nothing changed', async () => {
    const before = (await recorded()).length;
    await save({});
    expect(await recorded()).toHaveLength(before);
  });

  it('shows the form as it was saved', async () => {
    await save({ name: 'Still Water', look: 'garden', language: 'fr', country_1: 'BE' });
    const { page } = await ada.open('/settings');
    expect(page.querySelector('#name')?.getAttribute('value')).toBe('Still Water');
    expect(page.querySelector('#look [checked]')?.getAttribute('value')).toBe('garden');
    expect(page.querySelector('#language [selected]')?.text).toBe('French');
    expect(page.querySelector('#country_1 [selected]')?.text).toBe('Belgium');
  });

  it('is in another process from its first page on, and follows there', async () => {
    await save({ name: 'Still Water' });
    const database = { ...forum.database, drop: () => Promise.resolve() };
    const other = await startForum({ worker: false, database });
    const name = async () => (await other.guest().get('/sign-in')).page.querySelector('.brand')?.text.trim();
    expect(await name()).toBe('Still Water');
    await save({ name: 'Stiller Water' });
    await eventually(async () => expect(await name()).toBe('Stiller Water'));
    await other.stop();
  });

  it('gives the worker what it needs to know of it', async () => {
    const worker = await handOf(forum.database.workerUrl);
    expect(await worker.sql('select mode from place')).toEqual([{ mode: 'open' }]);
    expect(await refusal(worker.sql(`update place set mode = 'closed'`))).toBe('42501');
    await worker.end();
  });
});

describe('the name of the place', () => {
  const PAGES = [
    '/',
    '/boards/depression',
    '/sign-in',
    '/crisis-lines',
    '/about',
    '/guidelines',
    '/no-such-page',
  ];

  it.each(PAGES)('stands at the top, in the title and at the foot of %s', async (path) => {
    await save({ name: 'Still Water' });
    const { page, text } = await forum.guest().get(path);
    expect(page.querySelector('.brand')?.text.trim()).toBe('Still Water');
    expect(page.querySelector('title')?.text).toMatch(/Still Water$/);
    expect(page.querySelector('footer')?.text).toContain('Still Water goes beside other care');
    expect(text).not.toContain('Hearthside');
  });

  it('is what one leaves', async () => {
    await save({ name: 'Still Water' });
    const page = await forum.guest().open('/leaving?to=https%3A%2F%2Fexample.org%2F');
    expect(page.page.querySelector('h1')?.text).toBe('You are leaving Still Water');
  });

  it.each(['<b>Bold</b>', '</title><script>x</script>', 'Tea & "Talk" {{frame.csrf}}'])(
    'is shown as it was written, whatever is in it: %s',
    async (name) => {
      await save({ name });
      for (const path of ['/', '/about', '/no-such-page']) {
        const { page, html } = await forum.guest().get(path);
        expect(page.querySelector('.brand')?.text.trim()).toBe(name);
        expect(page.querySelectorAll('title')).toHaveLength(1);
        expect(page.querySelector('.brand b, head b')).toBeNull();
        expect(html).not.toContain('<script>x');
        expect(page.querySelector('link[rel=stylesheet]')).not.toBeNull();
      }
    },
  );

  it('is the one that the place writes under, where a writer can have it, and nobody has', async () => {
    const writer = async () =>
      (await forum.sql('select name from personas where id = $1', [SITE]))[0]?.name as string;
    await save({ name: 'Still Water' });
    expect(await writer()).toBe('Still Water');
    const taken = await forum
      .guest()
      .send('/sign-up', { pseudonym: 'Still-water', password: 'a lamp in the window' });
    expect(taken.status).toBe(422);
    await save({ name: 'Ben' });
    expect(await writer()).toBe('Still Water');
    await save({ name: 'A place beside still water' });
    expect(await writer()).toBe('Still Water');
    expect((await ada.open('/settings')).text).toContain('stand under “Still Water”');
    await save({});
    expect(await writer()).toBe('Hearthside');
  });

  it('is the one that the place writes under after the next start, too', async () => {
    await save({ name: 'Still Water' });
    await forum.sql(`update personas set name = 'Hearthside', name_key = 'hearthslde',
      cleared_digest = sha256('Hearthside') where id = $1`, [SITE]); // prettier-ignore
    const database = await new DataSource({ type: 'postgres', url: forum.database.ownerUrl }).initialize();
    await nameThePlace(database, (words) => expect(words).toBe('nothing'));
    await database.destroy();
    expect(await forum.sql('select name from personas where id = $1', [SITE])).toEqual([
      { name: 'Still Water' },
    ]);
  });
});

describe('where help begins', () => {
  const countries = async (path = '/crisis-lines') => {
    const { page } = await forum.guest().open(path);
    return page.querySelectorAll('#country option[value]:not([value=""])').map(({ text }) => text);
  };
  const inTheBar = async () => {
    const { page } = await forum.guest().get('/', { 'Accept-Language': 'nl-BE' });
    return page.querySelectorAll('aside.help .help-name').map(({ text }) => text)[0];
  };

  it('the chooser has the countries of the place in front, and every other once', async () => {
    const all = await countries();
    await save({ country_1: 'IE', country_3: 'GB', country_4: 'IE' });
    const now = await countries();
    expect(now.slice(0, 2)).toEqual(['Ireland', 'United Kingdom']);
    expect([...now].sort()).toEqual([...all].sort());
    expect((await countries('/resources')).slice(0, 2)).toEqual(['Ireland', 'United Kingdom']);
  });

  it('of lines that are as fitting, those come first that speak the language of the place', async () => {
    expect(await inTheBar()).toBe('Zelfmoordlijn 1813');
    await save({ language: 'fr' });
    expect(await inTheBar()).toBe('Centre de Prevention du Suicide');
    const { page } = await forum.guest().open('/crisis-lines?country=BE');
    expect(page.querySelector('main article.line h3')?.text).toBe('Centre de Prevention du Suicide');
  });
});

describe('the name of the place', () => {
  beforeEach(() => save({ name: 'Still Water' }));

  it('is nobody’s to sign up or write under, nor what looks like it', async () => {
    const wish = { pseudonym: 'St1ll Water Help', password: PASSWORD, agreed: 'yes' };
    const refused = await forum.guest().send('/sign-up', wish);
    expect(refused.status).toBe(422);
    expect(refused.page.querySelector('.summary a')?.getAttribute('href')).toBe('#pseudonym');
    const name = { write_as: 'one_time', one_time_name: 'Still Waters' };
    const words = { title: 'Dusk', body: 'The lamp is on.', ...name };
    const again = await ben.send('/boards/depression/threads/new', words, '/boards/depression/threads');
    expect(again.status).toBe(422);
    expect(again.page.querySelector('.summary a')?.getAttribute('href')).toBe('#one_time_name');
  });

  it('is saved though somebody takes it as their own at the same moment', async () => {
    await forum.sql(`create function taken() returns trigger language plpgsql as
      $$ begin raise unique_violation; end $$`);
    await forum.sql(`create trigger taken before update on personas for each row
      when (old.kind = 'site') execute function taken()`);
    expect((await save({ name: 'Quiet Harbour' })).status).toBe(303);
    await forum.sql('drop function taken cascade');
    expect((await forum.sql('select name from place'))[0]).toEqual({ name: 'Quiet Harbour' });
  });
});

describe('what cannot be saved', () => {
  it.each([
    [{ name: ' ' }, 'Write a name of two letters at least'],
    [{ name: 'x' }, 'Write a name of two letters at least'],
    [{ name: '\u200b\u200b\u200b' }, 'Write a name of two letters at least'],
    [{ name: 'x'.repeat(61) }, 'The name can have 60 characters'],
    [{ look: 'neon' }, 'Choose one of the looks'],
    [{ country_2: 'XX' }, 'Choose a country that has lines in our list'],
    [{ language: 'tlh' }, 'Choose a language'],
  ])('%o is sent back with the words kept', async (fields, words) => {
    const answer = await save({ name: 'Kept words', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('.summary')?.text).toContain(words);
    const kept = answer.page.querySelector('#name')?.getAttribute('value');
    expect(kept).toBe((fields as { name?: string }).name ?? 'Kept words');
    expect((await forum.sql('select name, look from place'))[0]).toEqual({
      name: 'Hearthside',
      look: 'hearth',
    });
  });

  it('nobody but an admin finds the pages, and PostgreSQL asks for one too', async () => {
    const [{ id }] = (await forum.sql(`select member_id as id from personas where name = 'Ben'`)) as [
      { id: string },
    ];
    for (const who of [ben, await forum.person('Lea', 'lead'), await forum.person('Fay', 'facilitator')])
      for (const path of ['/settings', '/settings/words', '/setup'])
        expect((await who.get(path)).status).toBe(404);
    const answer = await ben.post('/settings', { ...AS_IT_CAME, name: 'Mine', _csrf: await tokenOf(ben) });
    expect(answer.status).toBe(404);
    const web = await handOf(forum.database.webUrl);
    expect(await refusal(web.sql(`select set_place('{"name": "Mine"}', $1)`, [id]))).toBe('HS042');
    expect(await refusal(web.sql(`update place set name = 'Mine'`))).toBe('42501');
    await web.end();
  });
});
