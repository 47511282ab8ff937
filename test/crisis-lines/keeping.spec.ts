import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { addLine, change, check, emergencyOf, everyVersion, FIELDS, formOf } from './lead.js';
import { seen, serve, shipped, switchOver } from './lead.js';

let forum: Forum;
let lea: Visitor;
let ada: Visitor;
let id: string;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  [lea, ada] = [await forum.person('Lea', 'lead'), await forum.person('Ada', 'admin')];
});
beforeEach(async () => {
  id = await addLine(lea);
});
afterAll(() => forum.stop());

const articleOf = async (name: string, country = 'GB') => {
  const { page } = await forum.guest().get(`/crisis-lines?country=${country}`);
  const found = page.querySelectorAll('article').find((one) => one.querySelector('h3')?.text === name);
  return found?.structuredText.replace(/\s+/g, ' ') ?? null;
};

const withoutKinds = () =>
  Object.fromEntries(Object.entries(FIELDS).filter(([field]) => !field.startsWith('kind_')));

const recorded = async () => {
  const [row] = await forum.sql<{ code: string; words: string; subject: string }>(
    `select e.code, w.words, e.subject from record_entries e join record_words w on w.entry_id = e.id
     order by e.place desc limit 1`,
  );
  return row!;
};

describe('adding a line', () => {
  it('puts it on every page at once, with all that was written', async () => {
    const article = await articleOf('Harbour line');
    for (const words of [
      'Call 0800 1111 222',
      'Free to call',
      'Text HARBOUR to 85000',
      'harbour.example.org',
      'Monday to Friday, 09:00 to 17:00, by their clock',
      'English, Welsh',
      'They call you back.',
      'For children and young people',
      `Our team checked this in ${new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format()}`,
    ])
      expect(article).toContain(words);
    expect(article).not.toMatch(/leaflet|Busy on Mondays|less sure/);
  });

  it('is a version and an entry of the record', async () => {
    const [row] = await forum.sql(
      `select version, deed, country, hidden, checked_how, checked_on = current_date as today from line_versions where line_id = $1`,
      [id],
    );
    expect(row).toEqual({
      version: 1,
      deed: 'added',
      country: 'GB',
      hidden: false,
      checked_how: 'looked',
      today: true,
    });
    expect(await recorded()).toEqual({
      code: 'line_added',
      subject: id,
      words: 'Harbour line (GB), looked at their site\nTheir own leaflet',
    });
    const link = (await lea.get('/record')).page.querySelector(`a[href="/lines/${id}"]`);
    expect(link?.text).toBe('Added a crisis line');
  });

  it('gives a country that had none its lines and its number', async () => {
    expect((await forum.guest().get('/crisis-lines?country=HR')).text).not.toContain('in Croatia');
    await addLine(lea, { country: 'HR', name: 'Blue line', zone: 'Europe/Zagreb' });
    const number = { kind_emergency: 'yes', calls: '112', texts: '', hours: 'always', weekly: '' };
    const plain = withoutKinds();
    const token = await lea.hiddenFields('/lines/new', ['calls']);
    const form = { ...plain, ...token, ...number, country: 'HR', name: 'Emergency number' };
    expect((await lea.post('/lines', form)).status).toBe(303);
    const { page, text } = await forum.guest().get('/crisis-lines?country=HR');
    expect(text).toContain('Someone to talk to in Croatia');
    expect(page.querySelector('.first-number a')?.getAttribute('href')).toBe('tel:112');
    const bar = (await forum.guest().get('/nothing', { 'Accept-Language': 'hr-HR' })).page.querySelector(
      'aside.help',
    );
    expect(bar?.structuredText).toMatch(/Blue line[\s\S]*Call 112/);
  });

  it('begins with the country and its clock, where it was asked for', async () => {
    const chosen = async (path: string) =>
      (await lea.get(path)).page
        .querySelectorAll('form[action="/lines"] option[selected]')
        .map((option) => option.getAttribute('value'));
    expect(await chosen('/lines/new?country=MY')).toEqual(['MY', 'Asia/Kuala_Lumpur']);
    expect(await chosen('/lines/new?country=%3Cb%3E')).toEqual([]);
    expect(await chosen('/lines/new')).toEqual([]);
  });

  it('shows its kind where it is known, and only there', async () => {
    const POISON = 'Poison centre: if someone took something';
    const kinds = async (country: string) =>
      (await forum.guest().get(`/crisis-lines?country=${country}`)).page
        .querySelectorAll('.kinds a')
        .map((link) => link.text);
    expect(await kinds('BR')).toEqual(['All lines', 'About violence and abuse', POISON]);
    expect(await kinds('IL')).toEqual([]);
    await addLine(lea, { country: 'MT', zone: 'Europe/Malta' });
    expect(await kinds('MT')).toEqual(['All lines', 'For children and young people']);
    const first = (await forum.guest().get('/crisis-lines?country=MT&about=youth')).page.querySelector('h3');
    expect(first?.text).toBe('Harbour line');
  });
});

describe('a line that nobody could use', () => {
  const fails: [field: string, value: string, says: string][] = [
    ['country', '', 'choose a country'],
    ['country', 'ZZ', 'choose a country'],
    ['country', 'gb', 'choose a country'],
    ['name', ' ', 'name of the line'],
    ['name', 'n'.repeat(101), '100 characters'],
    ['calls', '+1988', 'cannot be dialled'],
    ['calls', '0800 HELP', 'cannot be dialled'],
    ['calls', 'ask at the desk', 'cannot be dialled'],
    ['calls', '116 123\nnobody', 'cannot be dialled'],
    ['calls', '1', 'cannot be dialled'],
    ['calls', '12345678901234567', 'cannot be dialled'],
    ['calls', '+44', 'cannot be dialled'],
    ['calls', '; Free to call', 'cannot be dialled'],
    ['calls', 'tel:116123', 'cannot be dialled'],
    ['texts', 'SHOUT', 'cannot be texted'],
    ['texts', '85258 SHOUT NOW', 'cannot be texted'],
    ['chat', 'http://chat.example.org', 'has to begin with https://'],
    ['chat', 'javascript:alert(1)', 'has to begin with https://'],
    ['website', 'http://harbour.example.org', 'has to begin with https://'],
    ['website', 'https://me:secret@harbour.example.org', 'has to begin with https://'],
    ['website', 'https://localhost/', 'has to begin with https://'],
    ['website', 'https://127.0.0.1/', 'has to begin with https://'],
    ['hours', 'sometimes', 'when somebody answers'],
    ['weekly', '', 'could not read these hours'],
    ['weekly', 'Mondays', 'could not read these hours'],
    ['weekly', 'Mon 25:00-26:00', 'could not read these hours'],
    ['weekly', 'Mon 09:00-09:00', 'could not read these hours'],
    ['weekly', 'Moonday 09:00-10:00', 'could not read these hours'],
    ['zone', '', 'time zone'],
    ['zone', 'Europe/Atlantis', 'time zone'],
    ['languages', 'english', 'codes of languages'],
    ['source', '  ', 'where you know this from'],
    ['how', '', 'how you checked it'],
  ];

  it.each(fails)('%s %j is refused with words, and nothing written is lost', async (field, value, says) => {
    const before = await everyVersion(forum);
    const { status, text, page } = await lea.send('/lines/new', { ...FIELDS, [field]: value });
    expect(status).toBe(422);
    expect(text).toContain(says);
    expect(page.querySelector('#staff_note')?.text.trim()).toBe('Busy on Mondays.');
    if (field !== 'name') expect(page.querySelector('#name')?.getAttribute('value')).toBe('Harbour line');
    expect(await everyVersion(forum)).toEqual(before);
  });

  it.each([
    [{ calls: '', texts: '', chat: '' }, 'Nobody could reach this line.'],
    [{ kind_emergency: 'yes' }, 'stands alone'],
  ])('%j is refused as a whole', async (fields, says) => {
    const { status, text } = await lea.send('/lines/new', { ...FIELDS, ...fields });
    expect(status).toBe(422);
    expect(text).toContain(says);
  });

  it.each(['1 1 2', '+441234567890', '', '112\n0800 111 222'])('%j is no emergency number', async (calls) => {
    const plain = withoutKinds();
    const token = await lea.hiddenFields('/lines/new', ['calls']);
    const { status, text } = await lea.post('/lines', { ...plain, ...token, kind_emergency: 'yes', calls });
    expect(status).toBe(422);
    expect(text).toContain('digits only');
  });

  it('is for something', async () => {
    const plain = withoutKinds();
    const token = await lea.hiddenFields('/lines/new', ['calls']);
    const { status, text } = await lea.post('/lines', { ...plain, ...token });
    expect(status).toBe(422);
    expect(text).toContain('tick what the line is for');
  });

  it.each(['116 123', '1-800-662-4357', '(02) 2327.2327', '*4141', '+254 722 178 177', '988', '000'])(
    'is not one that is reached by %s: it is taken',
    async (calls) => {
      expect((await lea.send('/lines/new', { ...FIELDS, calls })).status).toBe(303);
    },
  );

  it('is refused by PostgreSQL too', async () => {
    const insert = `insert into line_versions (line_id, version, deed, country, facts, hidden, changed_by)
      values (gen_random_uuid(), 1, 'added', 'GB', $1, false, gen_random_uuid())`;
    for (const facts of ['{}', '{"calls": [], "texts": [], "chat": null}'])
      await expect(forum.sql(insert, [facts])).rejects.toMatchObject({ code: '23514' });
  });
});

describe('checking a line', () => {
  it('that comes with the forum is said to everyone, and makes it sure', async () => {
    const pieta = shipped('Pieta');
    expect(await articleOf('Pieta', 'IE')).toMatch(/less sure[\s\S]*Not checked yet/);
    expect((await check(lea, pieta.id)).location).toBe(`/lines/${pieta.id}`);
    const article = await articleOf('Pieta', 'IE');
    expect(article).toContain('Our team checked this in');
    expect(article).not.toMatch(/less sure|Lea/);
    expect((await lea.get(`/lines/${pieta.id}`)).text).toContain('Lea called or wrote to them on');
    expect((await recorded()).words).toContain('Pieta (IE), called or wrote to them');
  });

  it('needs to say how', async () => {
    const { number, _csrf } = await lea.hiddenFields(`/lines/${id}`, ['check']);
    for (const how of ['', 'guessed', 'not_checked']) {
      const again = await lea.post(`/lines/${id}/check`, { number: number!, _csrf: _csrf!, check: how });
      expect(again.status).toBe(422);
      expect(again.text).toContain('say how you checked it');
    }
  });

  it('does not freeze it: it goes on to be as it comes with the forum', async () => {
    const { id: shout } = shipped('Shout');
    await check(lea, shout, 'looked');
    await switchOver(lea, shout);
    await switchOver(lea, shout);
    const rows = await forum.sql('select facts, deed, checked_how from line_versions where line_id = $1', [
      shout,
    ]);
    expect(rows).toEqual([
      { facts: null, deed: 'checked', checked_how: 'looked' },
      { facts: null, deed: 'hidden', checked_how: 'looked' },
      { facts: null, deed: 'shown', checked_how: 'looked' },
    ]);
  });

  it('counts until what it was made of changes', async () => {
    await check(lea, id);
    await change(lea, id, { name: 'Harbour', words: 'Other words.' });
    expect(await articleOf('Harbour')).toContain('Our team checked this');
    await change(lea, id, { calls: '0800 1111 333' });
    expect(await articleOf('Harbour')).toContain('Not checked yet');
    await change(lea, id, { calls: '0800 1111 222; Free to call' });
    expect(await articleOf('Harbour')).toContain('Our team checked this');
  });

  it('that was made by others counts on while the number stays', async () => {
    const { id: cvv } = shipped('CVV');
    await change(lea, cvv, { words: 'In Portuguese.' });
    expect(await articleOf('CVV', 'BR')).toMatch(/In Portuguese\.[\s\S]*Checked June 2026/);
    await change(lea, cvv, { calls: '189' });
    expect(await articleOf('CVV', 'BR')).toContain('Not checked yet');
  });
});

describe('changing a line', () => {
  it('keeps everything of one that comes with the forum, and says so on every page', async () => {
    const { id: nl } = shipped('113 Zelfmoordpreventie');
    const before = await articleOf('113 Zelfmoordpreventie', 'NL');
    expect((await change(ada, nl, {})).status).toBe(303);
    expect(await articleOf('113 Zelfmoordpreventie', 'NL')).toBe(before);
    await change(ada, nl, { calls: '0800-0113' });
    const after = await articleOf('113 Zelfmoordpreventie', 'NL');
    expect(after).toContain('Call 0800-0113');
    expect(after).not.toContain('Call 113 ');
  });

  it.each([
    'Telefono Amico Italia',
    'Samaritans of Singapore',
    'Telefonseelsorge 142',
    '*4141',
    'Yorisoi Hotline',
  ])('without changing anything changes nothing: %s', async (name) => {
    const line = shipped(name);
    const before = await articleOf(name, line.country);
    expect((await change(lea, line.id, {})).status).toBe(303);
    expect(await articleOf(name, line.country)).toBe(before);
  });

  it('of an emergency number reaches the bar on every page, error pages too', async () => {
    const bar = async () =>
      (await forum.guest().get('/nothing', { 'Accept-Language': 'de-AT' })).page.querySelector('aside.help')!;
    expect((await bar()).structuredText).toContain('Call 112');
    await change(lea, emergencyOf('AT').id, { calls: '144\n112' });
    expect((await bar()).structuredText).toContain('Call 144');
    const others = (await forum.guest().get('/crisis-lines?country=AT')).page.querySelectorAll('.or-call a');
    expect(others.map((link) => link.getAttribute('href'))).toEqual(['tel:112']);
  });

  it('with a mistake shows the page again with what was written', async () => {
    const { status, page } = await change(lea, id, { calls: '+1988', name: 'Kept <b>' });
    expect(status).toBe(422);
    expect(page.querySelector('#name')?.getAttribute('value')).toBe('Kept <b>');
    expect(page.querySelector('#calls')?.text.trim()).toBe('+1988');
    expect(seen('GB')).toContain('Harbour line');
  });

  it('tells the slower of two leads, who may send it again', async () => {
    const stale = await formOf(lea, id);
    await change(ada, id, { name: 'Ada’s line' });
    const slower = await lea.post(`/lines/${id}/versions`, { ...stale, name: 'Lea’s line' });
    expect(slower.status).toBe(422);
    expect(slower.text).toContain('Someone else changed this');
    expect(slower.page.querySelector('#name')?.getAttribute('value')).toBe('Lea’s line');
    const number = slower.page.querySelector(`form[action="/lines/${id}/versions"] [name=number]`)!;
    const again = { ...stale, name: 'Lea’s line', number: number.getAttribute('value')! };
    expect((await lea.post(`/lines/${id}/versions`, again)).status).toBe(303);
    expect(seen('GB')).toContain('Lea’s line');
  });

  it('of two at once makes one', async () => {
    const forms = await Promise.all([formOf(lea, id), formOf(ada, id)]);
    const answers = await Promise.all(
      [lea, ada].map((who, at) => who.post(`/lines/${id}/versions`, { ...forms[at]!, name: `Line ${at}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  it('shows what became of it, and forgets nothing', async () => {
    await change(ada, id, { name: 'Harbour', calls: '0800 1111 333' });
    await switchOver(lea, id);
    const history = (await lea.get(`/lines/${id}`)).page
      .querySelectorAll('section:last-child > ol > li')
      .map((line) => line.structuredText.replace(/\s+/g, ' ').trim());
    expect(history).toEqual([
      expect.stringMatching(/^Lea, .*: Hid it$/),
      expect.stringMatching(
        /^Ada, .*: Changed it Name: “Harbour line” became “Harbour” Numbers to call: “0800 1111 222; Free to call” became “0800 1111 333”$/,
      ),
      expect.stringMatching(/^Lea, .*: Added it$/),
    ]);
    for (const sql of [
      'update line_versions set hidden = true',
      'delete from line_versions',
      'truncate line_versions',
    ])
      await expect(forum.sql(sql)).rejects.toMatchObject({ code: 'HS011' });
  });
});

describe('hiding a line', () => {
  it('takes it from everyone, and showing it again brings it back', async () => {
    const { id: eran } = shipped('ERAN');
    expect((await switchOver(lea, eran)).status).toBe(303);
    expect(seen('IL')).toEqual([]);
    const { text } = await forum.guest().get('/crisis-lines?country=IL');
    expect(text).toContain('Call 101');
    expect(text).toContain('We do not know a line for Israel');
    expect((await lea.get('/lines')).text).toMatch(/ERAN\s*hidden/);
    await switchOver(ada, eran);
    expect(seen('IL')).toEqual(['ERAN']);
  });

  it('is not possible from an old page, nor to anything else', async () => {
    const { _csrf } = await lea.hiddenFields(`/lines/${id}`, ['check']);
    const wrong: Record<string, string>[] = [
      { state: 'gone', number: '1' },
      { state: 'hidden', number: '9' },
      { state: 'hidden' },
    ];
    for (const fields of wrong)
      expect((await lea.post(`/lines/${id}/state`, { ...fields, _csrf: _csrf! })).status).toBe(422);
    expect(seen('GB')).toContain('Harbour line');
  });
});

describe('an old check', () => {
  it('is shown gently to readers, and asks whoever leads', async () => {
    await serve(lea, 'GB');
    const badge = async () => Number(/(\d+) to check/.exec((await lea.get('/reviews')).text)?.[1] ?? 0);
    await check(lea, id);
    const before = await badge();
    vi.setSystemTime(Date.now() + 200 * 24 * 3600 * 1000);
    const article = await articleOf('Harbour line');
    expect(article).toMatch(/Our team checked this in .*It may have changed since/);
    vi.useRealTimers();
    await forum.sql(`insert into line_versions (line_id, version, deed, country, facts, hidden, checked_on, checked_by,
        checked_how, checked_reach, changed_by)
      select line_id, version + 1, 'checked', country, facts, hidden, current_date - 200, checked_by, checked_how,
        checked_reach, changed_by from line_versions where line_id = '${id}' order by version desc limit 1`);
    await forum.sql('update lines_in_use set version = version + 1');
    await vi.waitFor(async () => expect(await badge()).toBe(before + 1), { timeout: 10_000, interval: 100 });
    expect((await lea.get('/lines')).text).toMatch(/were not checked for six months/);
    expect((await (await forum.person('Moe', 'moderator')).get('/reviews')).text).not.toContain('to check');
  });
});
