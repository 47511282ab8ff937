import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedTemplates } from '../../src/templates/seed-templates.js';
import { handOfOwner, refusal } from '../database/hands.js';
import { type Desk, press, startDesk } from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import { addTemplate, WORDS } from './words.js';
import { DataSource } from 'typeorm';

const LOU = 'Lou Lead';
let desk: Desk;
let lou: Visitor, ada: Visitor;
beforeEach(async () => {
  desk = await startDesk();
  lou = await desk.person(LOU, 'lead');
  ada = await desk.person('Ada', 'admin');
});
afterEach(() => desk.stop());

const NOT_SHIPPED = 'where written_by is not null';
const versions = () =>
  desk.sql<{ version: number; name: string; words: string; retired: boolean }>(
    `select version, name, words, retired from template_versions ${NOT_SHIPPED} order by written_at, version`,
  );
const change = (who: Visitor, id: string, fields: Record<string, string>) =>
  press(who, `/templates/${id}/versions`, {
    name: 'A grey day',
    body: 'Thank you.',
    version: '1',
    ...fields,
  });
const retire = (who: Visitor, id: string, retired: string, version: string) =>
  press(who, `/templates/${id}/state`, { retired, version });

describe('words to begin with', () => {
  it('are there from the first day, for the whole team, by what they go with', async () => {
    const { page, text } = await desk.mo.open('/templates');
    expect(page.querySelectorAll('section h2').map((each) => each.text)).toEqual([
      'Put it up, and write to the author',
      'Put it up without some words',
      'Send it back to be changed',
      'Keep it between the author and us',
      'Do not put it up',
      'Take it down',
      'Write to the author before deciding',
      'Give a pause',
    ]);
    expect(text).toContain('It sounds like a terrible night');
    expect(page.querySelector('a[href="/templates/new"]')).toBeNull();
    expect((await desk.mo.open('/reviews')).page.querySelector('main a[href="/templates"]')).not.toBeNull();
  });

  it('are not seeded twice, nor where the team has its own', async () => {
    const count = 'select count(*)::int as count from template_versions';
    const [before] = await desk.sql(count);
    const owner = await new DataSource({ type: 'postgres', url: desk.database.ownerUrl }).initialize();
    await Promise.all([seedTemplates(owner), seedTemplates(owner)]);
    await owner.destroy();
    expect(await desk.sql(count)).toEqual([before]);
  });

  it('are added by those who lead, and everyone on the team reads them', async () => {
    const answer = await lou.send('/templates/new', { ...WORDS, name: '  A  grey day ' });
    expect([answer.status, answer.location]).toEqual([
      303,
      expect.stringMatching(/^\/templates\/[0-9a-f-]{36}$/),
    ]);
    const shown = await desk.mo.open(answer.location!);
    expect(shown.page.querySelector('h1')?.text).toBe('A grey day');
    expect(shown.text).toContain('Thank you, {name}.');
    expect(shown.text).toContain(LOU);
    expect(shown.page.querySelectorAll('main form')).toEqual([]);
    expect((await desk.mo.open('/templates')).text).toContain('A grey day');
  });

  it('keep every version, with who wrote it, and the record has each step', async () => {
    const id = await addTemplate(lou);
    expect((await change(ada, id, { body: 'Thank you, {name}.' })).status).toBe(303);
    expect((await retire(lou, id, 'yes', '2')).status).toBe(303);
    expect((await retire(ada, id, 'no', '3')).status).toBe(303);
    const shown = await lou.open(`/templates/${id}`);
    expect(shown.page.querySelectorAll('details summary').map((each) => each.text.split(',')[0])).toEqual([
      'Version 4: Ada',
      `Version 3: ${LOU}`,
      'Version 2: Ada',
      `Version 1: ${LOU}`,
    ]);
    expect(shown.page.querySelectorAll('details .own-text').at(-1)?.text).toBe(WORDS.body);
    expect(
      await desk.sql(
        `select e.code, n.name, w.words from record_entries e join personas n on n.member_id = e.actor
         join record_words w on w.entry_id = e.id where e.subject = $1 order by e.place`,
        [id],
      ),
    ).toEqual([
      { code: 'template_added', name: LOU, words: `A grey day\n\n${WORDS.body}` },
      { code: 'template_changed', name: 'Ada', words: 'A grey day\n\nThank you, {name}.' },
      { code: 'template_retired', name: LOU, words: 'A grey day\n\nThank you, {name}.' },
      { code: 'template_brought_back', name: 'Ada', words: 'A grey day\n\nThank you, {name}.' },
    ]);
    const record = await lou.open('/record?kind=configuration');
    expect(record.text).toContain('Words to begin with are not offered any more');
    expect(record.page.querySelector(`a[href="/templates/${id}"]`)).not.toBeNull();
  });

  it('that are retired stand apart, and retiring twice is once', async () => {
    const id = await addTemplate(lou);
    await retire(lou, id, 'yes', '1');
    expect((await retire(ada, id, 'yes', '1')).status).toBe(303);
    expect(await versions()).toHaveLength(2);
    const { page } = await desk.mo.open('/templates');
    expect(page.querySelector('[aria-labelledby=retired-title]')?.text).toContain('A grey day');
    expect(page.querySelector('[aria-labelledby=keep-title]')?.text).not.toContain('A grey day');
  });

  it('tell the slower of two, who keeps what they wrote and sees what the other did', async () => {
    const id = await addTemplate(lou);
    await change(ada, id, { body: 'Thank you from Ada.' });
    const late = await change(lou, id, { body: 'Thank you from Lou.' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Someone else changed it while you wrote.');
    expect(late.text).toContain('Thank you from Ada.');
    expect(late.page.querySelector('#body')?.text.trim()).toBe('Thank you from Lou.');
    expect(late.page.querySelector('form[action$="/versions"] [name=version]')?.getAttribute('value')).toBe(
      '2',
    );
    expect((await retire(lou, id, 'yes', '1')).status).toBe(422);
    expect((await versions()).map(({ words }) => words)).toEqual([WORDS.body, 'Thank you from Ada.']);
  });

  it('changed by twenty at once are changed once', async () => {
    const id = await addTemplate(lou);
    const token = await lou.hiddenFields('/guidelines');
    const fields = { ...token, name: 'A grey day', version: '1' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        lou.post(`/templates/${id}/versions`, { ...fields, body: `Thank you, ${nth}.` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(19).fill(422)]);
    expect(await versions()).toHaveLength(2);
  });
});

describe('words that cannot be kept', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['without a name', { name: ' ' }, 'Please give it a name'],
    ['with too long a name', { name: 'x'.repeat(61) }, 'Please keep the name to 60 characters.'],
    ['that are none', { body: ' \n ' }, 'Please write the words.'],
    ['that are too long', { body: 'x'.repeat(5_001) }, 'Please keep it to 5,000 characters.'],
    [
      'with a placeholder that there is not',
      { body: 'Thank you, {pseudonym}.' },
      'Braces are only for two words',
    ],
    ['with a placeholder in other letters', { body: 'Thank you, {Name}.' }, 'Braces are only for two words'],
    ['with a brace that is left open', { body: 'Thank you, {name.' }, 'Braces are only for two words'],
    ['with a brace around another', { body: 'Thank you, {{name}}.' }, 'Braces are only for two words'],
    ['for an outcome that there is not', { outcome: 'uphold' }, 'Please choose what the words go with.'],
  ];
  it.each(cases)('%s are shown again as they were', async (_, fields, says) => {
    const answer = await lou.send('/templates/new', { ...WORDS, ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect(answer.page.querySelector('#body')?.text.trim()).toBe({ ...WORDS, ...fields }.body.trim());
    expect(await versions()).toEqual([]);
  });

  it('are not changed into such either', async () => {
    const id = await addTemplate(lou);
    const answer = await change(lou, id, { body: 'Dear {author}' });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('#body')?.text.trim()).toBe('Dear {author}');
    expect((await change(lou, id, { version: 'x' })).status).toBe(422);
    expect(await versions()).toHaveLength(1);
  });

  it('show nothing but text, whatever is written', async () => {
    const id = await addTemplate(lou, { body: '<script>alert(1)</script> "quoted"' });
    for (const path of [`/templates/${id}`, '/templates']) {
      const { page, text } = await desk.mo.open(path);
      expect(page.querySelectorAll('main script')).toEqual([]);
      expect(text).toContain('<script>alert(1)</script> "quoted"');
    }
  });
});

describe('the doors', () => {
  it('are there for the team alone, and to change for those who lead', async () => {
    const id = await addTemplate(lou);
    for (const path of ['/templates', `/templates/${id}`]) {
      for (const who of [desk.guest(), desk.ben]) expect((await who.get(path)).status).toBe(404);
      expect((await desk.mo.get(path)).status).toBe(200);
    }
    for (const who of [desk.ben, desk.mo]) {
      expect((await who.get('/templates/new')).status).toBe(404);
      expect((await press(who, '/templates', WORDS)).status).toBe(404);
      expect((await change(who, id, {})).status).toBe(404);
      expect((await retire(who, id, 'yes', '1')).status).toBe(404);
    }
    expect((await lou.post('/templates', WORDS)).status).toBe(403);
    expect(await versions()).toHaveLength(1);
  });

  it('lead nowhere where there is nothing', async () => {
    for (const id of ['nothing', '00000000-0000-4000-8000-000000000000']) {
      expect((await lou.get(`/templates/${id}`)).status).toBe(404);
      expect((await change(lou, id, {})).status).toBe(404);
      expect((await retire(lou, id, 'yes', '1')).status).toBe(404);
    }
  });
});

describe('PostgreSQL', () => {
  it('lets no version be rewritten, not even by the owner of the tables', async () => {
    await addTemplate(lou);
    const owner = await handOfOwner(desk.database.ownerUrl);
    for (const sql of [
      `update template_versions set words = 'Other.'`,
      'delete from template_versions',
      'truncate template_versions cascade',
      'delete from decision_templates',
    ])
      expect(await refusal(owner.sql(sql)), sql).not.toBeNull();
    await owner.end();
    expect((await versions())[0]?.words).toBe(WORDS.body);
  });
});
