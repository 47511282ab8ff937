import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { threadOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { addTerm, everyTerm, FIELDS, switchTo, versionOf } from './words.js';

let forum: Forum;
let lea: Visitor;
let ada: Visitor;
let id: string;
beforeAll(async () => {
  forum = await startForum();
  lea = await forum.person('Lea', 'lead');
  ada = await forum.person('Ada', 'admin');
});
afterAll(() => forum.stop());
beforeEach(async () => {
  id = await addTerm(lea);
});

async function rowOf(term: string): Promise<Record<string, unknown>> {
  const [row] = await forum.sql(
    'select phrase, category, tier, note, state, number from terms where id = $1',
    [term],
  );
  return row!;
}

/** Sends the form on a term's page. */
function change(who: Visitor, fields: Partial<typeof FIELDS>): ReturnType<Visitor['send']> {
  return who.send(`/terms/${id}`, { ...FIELDS, ...fields }, `/terms/${id}/revisions`);
}

describe('adding words', () => {
  it('begins in shadow, with the version that all processes watch', async () => {
    const before = await versionOf(forum);
    const term = await addTerm(lea, { phrase: '  Orrin   quay ' });
    expect(await rowOf(term)).toEqual({ ...FIELDS, phrase: 'Orrin quay', state: 'shadow', number: 1 });
    expect(await versionOf(forum)).toBe(before + 1);
    const { text } = await lea.get('/terms');
    expect(text).toContain('Orrin quay');
    expect(text).toContain('In shadow');
  });

  it.each([
    ['phrase', '', 'Please write the words'],
    ['phrase', '\u200b \u200b', 'stand in nearly every text'],
    ['phrase', 'what do you do', 'stand in nearly every text'],
    ['phrase', 'quay '.repeat(13), 'twelve words'],
    ['phrase', 'q'.repeat(201), '200 characters'],
    ['category', 'weather', 'what it is about'],
    ['tier', 'grave', 'how grave it is'],
    ['note', 'n'.repeat(1_001), '1,000 characters'],
  ])('with a wrong %s (%j) says so and keeps what was written', async (field, value, says) => {
    const before = await everyTerm(forum);
    const fields = { ...FIELDS, note: 'Kept <b> & kept.', [field]: value };
    const { status, page, text } = await lea.send('/terms/new', fields);
    expect(status).toBe(422);
    expect(text).toContain(says);
    expect(page.querySelector('input[name=phrase]')?.getAttribute('value')).toBe(fields.phrase);
    expect(page.querySelector('textarea[name=note]')?.text.trim()).toBe(fields.note);
    expect(await everyTerm(forum)).toEqual(before);
  });

  it('refuses fields that no form of ours sends', async () => {
    const token = await lea.hiddenFields('/terms/new', ['phrase']);
    expect((await lea.post('/terms', { ...token, ...FIELDS, state: 'live' })).status).toBe(400);
  });
});

describe('trying words on what is up', () => {
  it('says in how many texts they stand, shows none of them, and saves nothing', async () => {
    const ana = await forum.person('Ana');
    await threadOf(forum, ana, { title: 'A long walk', body: 'The p3lican bridge was closed.' });
    await threadOf(forum, ana, { title: 'Pelican bridge', body: 'It is open again.' });
    const before = await everyTerm(forum);
    const fields = { ...FIELDS, phrase: 'pelican bridge' };
    const { _csrf } = await lea.hiddenFields('/terms/new', ['phrase']);
    const tried = await lea.post('/terms/trial', { ...fields, _csrf: _csrf! });
    expect(tried.status).toBe(200);
    const [{ up }] = (await forum.sql<{ up: number }>(
      `select count(*)::int as up from revisions where state = 'published'`,
    )) as [{ up: number }];
    expect(tried.text).toContain(`stand in 2 of the last ${up} texts`);
    expect(tried.text).toContain('That is a lot.');
    expect(tried.text).not.toContain('closed');
    expect(tried.page.querySelector('input[name=phrase]')?.getAttribute('value')).toBe('pelican bridge');
    expect(await everyTerm(forum)).toEqual(before);
  });

  it('works from the page of a term as well, and says what is wrong with them', async () => {
    const { _csrf } = await lea.hiddenFields(`/terms/${id}`, ['phrase']);
    const form = { ...FIELDS, _csrf: _csrf!, number: '1' };
    const tried = await lea.post(`/terms/${id}/trial`, { ...form, phrase: 'orrin weir' });
    expect(tried.text).toContain('stand in 0 of the last');
    expect(tried.text).not.toContain('That is a lot.');
    expect((await lea.post(`/terms/${id}/trial`, { ...form, phrase: 'the' })).status).toBe(422);
    expect((await lea.post('/terms/trial', { ...FIELDS, phrase: 'the', _csrf: _csrf! })).status).toBe(422);
  });
});

describe('changing words', () => {
  it('changes them and tells every process', async () => {
    const before = await versionOf(forum);
    const changes = { phrase: 'Orrin weir', category: 'drug_sourcing', tier: 'none', note: '' };
    expect((await change(ada, changes)).location).toBe(`/terms/${id}`);
    expect(await rowOf(id)).toEqual({ ...changes, state: 'shadow', number: 2 });
    expect(await versionOf(forum)).toBe(before + 1);
  });

  it('with a mistake keeps what was written', async () => {
    const { status, page } = await change(ada, { phrase: 'the', note: 'Kept.' });
    expect(status).toBe(422);
    expect(page.querySelector('input[name=phrase]')?.getAttribute('value')).toBe('the');
    expect(page.querySelector('textarea[name=note]')?.text.trim()).toBe('Kept.');
    expect(await rowOf(id)).toMatchObject({ number: 1 });
  });

  it('tells the slower of two leads, who may send it again', async () => {
    const stale = await lea.hiddenFields(`/terms/${id}`, ['phrase']);
    await change(ada, { note: 'Ada was here.' });
    const slower = await lea.post(`/terms/${id}/revisions`, { ...FIELDS, ...stale, phrase: 'Orrin lock' });
    expect(slower.status).toBe(422);
    expect(slower.text).toContain('Someone else changed this');
    expect(slower.text).toContain('Ada was here.');
    expect(await rowOf(id)).toMatchObject({ phrase: FIELDS.phrase, number: 2 });
    const number = slower.page
      .querySelector('[name=phrase]')!
      .closest('form')!
      .querySelector('[name=number]');
    const again = { ...FIELDS, ...stale, phrase: 'Orrin lock', number: number!.getAttribute('value')! };
    expect((await lea.post(`/terms/${id}/revisions`, again)).status).toBe(303);
    expect(await rowOf(id)).toMatchObject({ phrase: 'Orrin lock', number: 3 });
  });

  it('of two at once makes one', async () => {
    const forms = await Promise.all([lea, ada].map((who) => who.hiddenFields(`/terms/${id}`, ['phrase'])));
    const answers = await Promise.all(
      [lea, ada].map((who, at) =>
        who.post(`/terms/${id}/revisions`, { ...FIELDS, ...forms[at]!, phrase: `Orrin lock ${at}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await rowOf(id)).toMatchObject({ number: 2 });
  });
});

describe('switching words', () => {
  it('to live, back to shadow and off', async () => {
    for (const [at, state] of (['live', 'shadow', 'off', 'live'] as const).entries()) {
      await switchTo(lea, id, state);
      expect(await rowOf(id)).toMatchObject({ state, number: at + 2 });
    }
  });

  it('to something else is not possible, nor from an old page', async () => {
    const { _csrf } = await lea.hiddenFields(`/terms/${id}`, ['state']);
    const wrong: Record<string, string>[] = [
      { state: 'loud', number: '1' },
      { state: 'live', number: '9' },
    ];
    for (const fields of [...wrong, { state: 'live' }])
      expect((await lea.post(`/terms/${id}/state`, { ...fields, _csrf: _csrf! })).status).toBe(422);
    expect(await rowOf(id)).toMatchObject({ state: 'shadow', number: 1 });
  });
});

describe('the history', () => {
  it('says who did what, and forgets nothing', async () => {
    await change(ada, { phrase: 'Orrin weir', tier: 'concern' });
    await switchTo(lea, id, 'live');
    await change(lea, { phrase: 'Orrin weir', tier: 'concern' });
    const lines = (await lea.get(`/terms/${id}`)).page
      .querySelectorAll('section:last-child > ol > li')
      .map((line) => line.structuredText.replace(/\s+/g, ' ').trim());
    expect(lines).toEqual([
      expect.stringMatching(/^Lea, .* Saved as it was\.$/),
      expect.stringMatching(/^Lea, .* In shadow became Live$/),
      expect.stringMatching(
        /^Ada, .*Words: “Greylark viaduct” became “Orrin weir” Level: Crisis.* became Concern/,
      ),
      expect.stringMatching(/^Lea, .*Added in shadow: “Greylark viaduct”/),
    ]);
  });

  it('outlives the account', async () => {
    const eve = await forum.person('Eve', 'lead');
    const term = await addTerm(eve);
    await forum.sql(`delete from members where id = (select member_id from personas where name = 'Eve')`);
    expect((await lea.get(`/terms/${term}`)).text).toContain('Someone who is no longer here');
  });
});
