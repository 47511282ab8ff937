import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { daysOnEarth } from '../../src/milestones/days.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, settled, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const DAY_MS = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const LAMP = { name: 'My <b>last</b> drink', way: 'since', day: ago(41), reasons: 'The cat & <i>me</i>.' };

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
});
beforeEach(() => forum.sql('delete from private_papers'));
afterAll(() => forum.stop());

async function begin(who: Visitor, fields: Record<string, string> = LAMP): Promise<string> {
  const { location } = await who.send('/milestones/new', fields);
  if (!location?.startsWith('/milestones/')) throw new Error(`It did not begin: ${location}`);
  return location;
}

const rows = (): Promise<{ sealed: Buffer }[]> => forum.sql('select sealed from private_papers');
const setback = (who: Visitor, path: string, day: string, note = ''): Promise<Answer> =>
  who.sendAndFollow(`${path}/setback`, { day, note }, `${path}/setbacks`);

describe('counting days', () => {
  it('begins, and is there for its owner alone', async () => {
    const path = await begin(ana);
    const { text, html } = await ana.open(path);
    expect(text).toContain('My <b>last</b> drink');
    expect(html).toContain('The cat &amp; &lt;i&gt;me&lt;/i&gt;.');
    expect(text).toContain('41 days');
    expect((await ana.open('/milestones')).text).toContain('41 days');
    expect((await ben.get(path)).status).toBe(404);
    expect((await ben.open('/milestones')).text).not.toContain('last');
    expect((await forum.guest().get(path)).location).toMatch('/sign-in');
  });

  it('is sealed: the database has no word of it, and no day', async () => {
    const path = await begin(ana, { ...LAMP, name: 'canary name', day: '1987-06-05', reasons: 'canary why' });
    await setback(ana, path, ago(1), 'canary note');
    await ana.send(`${path}/goals/new`, { words: 'canary goal', review: '2031-05-06' });
    const tables = await forum.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    const texts = await Promise.all(
      tables.map(({ name }) => forum.sql<{ row: string }>(`select t::text as row from ${name} t`)),
    );
    const dump = texts
      .flat()
      .map(({ row }) => row)
      .join('\n');
    const id = path.split('/').at(-1)!;
    for (const trace of ['canary', '1987-06-05', '2031-05-06', id])
      expect([dump.includes(trace), dump.includes(Buffer.from(trace).toString('hex'))]).toEqual([
        false,
        false,
      ]);
    expect(await rows()).toHaveLength(1);
  });

  it('loses nothing of two windows at once', async () => {
    const names = ['one', 'two', 'three', 'four', 'five'];
    await Promise.all(names.map((name) => begin(ana, { ...LAMP, name })));
    const { text } = await ana.open('/milestones');
    for (const name of names) expect(text).toContain(name);
  });

  it('begins once, however often its form is sent', async () => {
    const fields = { ...(await ana.hiddenFields('/milestones/new', ['name'])), ...LAMP };
    const answers = await Promise.all([1, 2].map(() => ana.post('/milestones', fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await ana.open('/milestones')).page.querySelectorAll('main li')).toHaveLength(1);
  });

  it('has room for twelve, and says so with the words kept', async () => {
    for (let at = 0; at < 12; at++) await begin(ana, { ...LAMP, name: `lamp ${at}` });
    const { status, text, html } = await ana.send('/milestones/new', { ...LAMP, name: 'one too many' });
    expect(status).toBe(422);
    expect(text).toContain('There is room for twelve');
    expect(html).toContain('value="one too many"');
  });

  it.each([
    ['no name', { name: '  ' }, 'say what you count'],
    ['a long name', { name: 'x'.repeat(81) }, '80 letters'],
    ['another way', { way: 'until' }, 'choose one of the two'],
    ['no such day', { day: '2026-02-30' }, 'Please choose a day'],
    ['words for a day', { day: 'yesterday' }, 'Please choose a day'],
    ['a day ahead', { day: ago(-3) }, 'not here yet'],
    ['long reasons', { reasons: 'x'.repeat(2001) }, '2,000 letters'],
  ])('takes %s back to the form', async (_, wrong, said) => {
    const { status, text } = await ana.send('/milestones/new', { ...LAMP, ...wrong });
    expect(status).toBe(422);
    expect(text).toContain(said);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['what is counted', '/milestones/new', '/milestones', { ...LAMP, way: 'until', reasons: CRISIS.me }],
    ['a setback', '/setback', '/setbacks', { day: '', note: CRISIS.me }],
    ['a goal', '/goals/new', '/goals', { words: CRISIS.me, review: 'one day' }],
  ])(
    'shows the help that words call for before the form of %s comes again',
    async (_, page, action, fields) => {
      const path = page === '/milestones/new' ? '' : await begin(ana);
      const { status, page: again } = await ana.send(`${path}${page}`, fields, `${path}${action}`);
      expect(status).toBe(422);
      expect(again.querySelector('main')?.children[0]?.classNames).toContain('first');
      expect(again.querySelector('main form.form')?.toString()).toContain('kill myself');
    },
  );

  it('is changed, and taken away for good', async () => {
    const path = await begin(ana);
    await ana.send(`${path}/edit`, { ...LAMP, name: 'A walk', way: 'of', day: ago(9) }, `${path}/changes`);
    expect((await ana.open(path)).text).toMatch(/A walk.*10 days/);
    await ana.send(path, {}, `${path}/removal`);
    expect((await ana.get(path)).status).toBe(404);
    expect(await rows()).toEqual([]);
    expect((await ana.post(`${path}/removal`, { _csrf: await tokenOf(ana) })).status).toBe(303);
  });

  it('is nobody else’s to change', async () => {
    const path = await begin(ana);
    const before = await rows();
    const _csrf = await tokenOf(ben);
    const posts: [string, Record<string, string>][] = [
      ['changes', { ...LAMP, key: randomUUID() }],
      ['setbacks', { day: ago(1) }],
      ['setbacks/removal', {}],
      ['ending', { day: ago(1) }],
      ['beginning', { day: ago(1) }],
      ['goals', { words: 'x', key: randomUUID() }],
      [`goals/${randomUUID()}/removal`, {}],
    ];
    for (const [door, fields] of posts)
      expect((await ben.post(`${path}/${door}`, { ...fields, _csrf })).status).toBe(404);
    await ben.post(`${path}/removal`, { _csrf });
    for (const page of ['edit', 'setback', 'ending', 'goals/new', 'sharing'])
      expect((await ben.get(`${path}/${page}`)).status).toBe(404);
    expect((await ana.get('/milestones/not-an-id')).status).toBe(404);
    expect(await rows()).toEqual(before);
  });
});

describe('a setback', () => {
  it('takes no day away, and begins a new run with words for both', async () => {
    const path = await begin(ana);
    expect((await ana.open(`${path}/setback`)).text).toContain('A setback takes nothing away');
    const { text } = await setback(ana, path, ago(0), 'It was the party.');
    expect(text).toContain('41 days so far, in one run. A new one begins today.');
    expect(text).toContain('It was the party.');
    expect((await ana.open('/milestones')).text).not.toMatch(/\b0 days|-\d+ day/);
  });

  it('was a mistake: it is taken back', async () => {
    const path = await begin(ana);
    await setback(ana, path, ago(3));
    expect((await ana.open(path)).text).toContain('41 days so far, in two runs. This run: 3 days.');
    await ana.send(path, {}, `${path}/setbacks/removal`);
    expect((await ana.open(path)).text).toMatch(/41 days(?! so far)/);
  });

  it('cannot have been before its run, nor ahead; the note is kept', async () => {
    const path = await begin(ana, { ...LAMP, day: ago(5) });
    for (const [day, said] of [
      [ago(6), 'began later'],
      [ago(-3), 'not here yet'],
      ['', 'Please choose a day'],
    ] as const) {
      const answer = await ana.send(`${path}/setback`, { day, note: 'a note' }, `${path}/setbacks`);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(said);
      expect(answer.html).toContain('a note</textarea>');
    }
    const long = await ana.send(`${path}/setback`, { day: ago(1), note: 'x'.repeat(501) });
    expect(long.status).toBe(422);
  });

  it('ends for now, and begins again with all days', async () => {
    const path = await begin(ana);
    const over = await ana.sendAndFollow(`${path}/ending`, { day: ago(1) }, `${path}/ending`);
    expect(over.text).toContain('It is over for now. The days stay yours.');
    expect(over.text).toContain('40 days');
    const late = await ana.post(`${path}/setbacks`, { day: ago(0), _csrf: await tokenOf(ana) });
    expect(late.status).toBe(422);
    const again = await ana.sendAndFollow(`${path}/ending`, { day: ago(0) }, `${path}/beginning`);
    expect(again.text).toContain('40 days so far, in one run. A new one begins today.');
  });
});

describe('the day', () => {
  it('is the one that the visitor says it is, where there is such a day, and stays so', async () => {
    const path = await begin(ana, { ...LAMP, day: ago(10) });
    const last = daysOnEarth(new Date()).at(-1)!;
    const total = (Date.parse(last) - Date.parse(ago(10))) / DAY_MS;
    const shown = await ana.open(`${path}?day=${last}`);
    expect(shown.text).toContain(`${total} days`);
    expect(shown.page.querySelector(`main a[href="/milestones?day=${last}"]`)).not.toBeNull();
    const answer = await ana.send(`${path}/setback?day=${last}`, { day: last }, `${path}/setbacks`);
    expect(answer.location).toBe(`${path}?day=${last}`);
    for (const wrong of ['2099-01-01', '1999-01-01', 'x', ''])
      expect((await ana.get(`${path}?day=${wrong}`)).text).not.toContain('1999');
  });

  it('is never below nothing, wherever somebody is', async () => {
    const [first, last] = [daysOnEarth(new Date())[0]!, daysOnEarth(new Date()).at(-1)!];
    const path = await begin(ana, { ...LAMP, day: last });
    for (const day of [first, last])
      expect((await ana.open(`${path}?day=${day}`)).text).toContain('It begins today.');
  });
});

describe('a goal', () => {
  it('is kept, changed, reached and taken away', async () => {
    const path = await begin(ana);
    await ana.send(`${path}/goals/new`, { words: 'A week of walks', review: '' }, `${path}/goals`);
    const goal = (await ana.open(path)).page.querySelector('#goals ~ ul a')!.getAttribute('href')!;
    await ana.send(goal, { words: 'Ten walks', review: '2031-05-06', reached: 'yes' }, `${path}/goals`);
    const { text } = await ana.open(path);
    expect(text).toContain('Ten walks You reached it.');
    expect(text).toContain('6 May 2031');
    await ana.send(goal, {}, `${goal}/removal`);
    expect((await ana.open(path)).text).not.toContain('Ten walks');
    expect((await ana.get(goal)).status).toBe(404);
  });

  it('says quietly that its day has come, on own pages alone', async () => {
    const path = await begin(ana);
    const line = 'you wanted to look at a goal again';
    expect((await ana.open('/')).text).not.toContain(line);
    await ana.send(`${path}/goals/new`, { words: 'A secret aim', review: ago(1) }, `${path}/goals`);
    const home = await ana.open('/');
    expect(home.text).toContain(line);
    expect(home.text).not.toContain('A secret aim');
    expect((await ana.open('/milestones')).text).toContain('You wanted to look at a goal again');
    expect((await ana.open(path)).text).toContain('How is it now?');
    expect((await ben.open('/')).text).not.toContain(line);
    expect((await forum.guest().open('/')).text).not.toContain('Your days and goals');
    expect(await forum.sql('select from notices')).toEqual([]);
  });

  it.each([
    ['no words', { words: ' ', review: '' }],
    ['long words', { words: 'x'.repeat(201), review: '' }],
    ['no such day', { words: 'x', review: '2031-02-30' }],
  ])('takes %s back to the form', async (_, fields) => {
    const path = await begin(ana);
    expect((await ana.send(`${path}/goals/new`, fields, `${path}/goals`)).status).toBe(422);
  });

  it('has room for eight', async () => {
    const path = await begin(ana);
    for (let at = 0; at < 8; at++) await ana.send(`${path}/goals/new`, { words: `aim ${at}`, review: '' });
    const { status, text } = await ana.send(`${path}/goals/new`, { words: 'a ninth', review: '' });
    expect(status).toBe(422);
    expect(text).toContain('room for eight');
  });
});

describe('words of danger in what is one’s own', () => {
  const first = ({ page }: Answer) => page.querySelector('main')!.children[0]!.classNames;

  it.each<[string, string, string, Record<string, string>]>([
    ['a note', 'setback', 'setbacks', { day: ago(2), note: CRISIS.me }],
    ['a goal', 'goals/new', 'goals', { words: CRISIS.me, review: '' }],
    ['reasons', 'edit', 'changes', { ...LAMP, reasons: CRISIS.me }],
  ])(
    'bring help first when they stand in %s; they are kept, and nobody hears of it',
    async (_, form, door, fields) => {
      const path = await begin(ana);
      const before = await forum.sql('select from notices');
      const answer = await ana.send(`${path}/${form}`, fields, `${path}/${door}`);
      expect(answer.status).toBe(200);
      expect(first(answer)).toContain('first');
      expect(String(answer.headers['set-cookie'])).not.toContain('lately');
      expect(answer.text).toContain('kill myself tonight');
      expect(first(await ana.open(path))).not.toContain('first');
      expect(await forum.sql('select from notices')).toEqual(before);
    },
  );

  it('bring help first in the first reasons', async () => {
    expect(first(await ana.send('/milestones/new', { ...LAMP, reasons: CRISIS.me }))).toContain('first');
  });
});

describe('telling others', () => {
  it('leads to the ordinary form with words to begin with, and is screened like everything', async () => {
    const path = await begin(ana);
    const board = (await ana.open(`${path}/sharing`)).page
      .querySelectorAll('main a')
      .map((link) => link.getAttribute('href')!)
      .find((href) => href.startsWith('/boards/addiction/'))!;
    const { page } = await ana.open(board);
    const body = page.querySelector('textarea[name=body]')!.text;
    expect(body).toContain('My <b>last</b> drink: 41 days');
    expect(await forum.sql('select from own_drafts')).toEqual([]);
    const before = await rows();
    const sent = await ana.send(board, { title: 'Forty-one', body: 'It is 41 days. Hello.' });
    const postId = sent.location!.split('/').at(-1)!;
    expect(await settled(forum, postId)).toEqual(['published']);
    expect(await rows()).toEqual(before);
    const written = await forum.sql('select p.*, r.* from posts p join revisions r on r.post_id = p.id');
    expect(JSON.stringify(written)).toContain('It is 41 days. Hello.');
    expect(JSON.stringify(written)).not.toContain(path.split('/').at(-1)!);
    const threads = (await ana.open(`${path}/sharing`)).page.querySelectorAll('main a');
    const thread = threads.find((link) => link.text === 'Forty-one')!.getAttribute('href')!;
    expect((await ana.open(thread)).page.querySelector('textarea[name=body]')!.text).toContain('41 days');
  });

  it('puts nothing of anybody else’s into a form, and nothing over what waits there', async () => {
    const path = await begin(ana);
    const id = path.split('/').at(-1)!;
    const sealed = async (): Promise<string> =>
      /milestone=([\w-]+)/.exec(
        (await ana.open(`${path}/sharing`)).page
          .querySelector('main a[href*="milestone="]')!
          .getAttribute('href')!,
      )![1]!;
    const key = await sealed();
    expect(await sealed()).not.toBe(key);
    const bodyOf = async (who: Visitor, query: string): Promise<string> =>
      (await who.open(`/boards/anxiety/threads/new?${query}`)).page.querySelector('textarea[name=body]')!
        .text;
    for (const who of [ben, forum.guest()])
      expect(await bodyOf(who, `milestone=${key}`)).not.toContain('drink');
    expect(await bodyOf(ana, `milestone=${key}`)).toContain('drink');
    for (const query of ['milestone=x', `milestone=${id}`, `milestone=${key}&milestone=${key}`])
      expect(await bodyOf(ana, query)).not.toContain('drink');
    const words = { title: '', body: 'Words that wait.' };
    const form = await ana.hiddenFields('/boards/anxiety/threads/new', ['body']);
    await ana.post('/boards/anxiety/draft', { ...form, ...words });
    expect(await bodyOf(ana, `milestone=${key}`)).toContain('Words that wait.');
  });
});
