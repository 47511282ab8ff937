import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { published, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let ada: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  ada = await forum.person('Ada', 'admin');
});
afterAll(() => forum.stop());

async function set(who: Visitor, fields: Record<string, string>): Promise<Answer> {
  return who.post('/board-settings', { _csrf: await tokenOf(who), ...fields });
}

const near = () =>
  forum
    .sql<{ slug: string }>('select slug from boards where near_crisis order by slug')
    .then((rows) => rows.map(({ slug }) => slug));

describe('saying which boards are close to a crisis', () => {
  it('is an admin’s: at once the way to help says more there, and the record names who', async () => {
    const before = await near();
    expect(before).not.toContain('family');
    expect((await set(ada, { board: 'family', near: 'yes' })).location).toBe('/board-settings');
    expect(await near()).toEqual([...before, 'family'].sort());
    const bar = (await forum.guest().open('/boards/family')).page.querySelector('aside.help');
    const other = (await forum.guest().open('/boards/anxiety')).page.querySelector('aside.help');
    expect(bar?.querySelector('.help-more')?.text ?? '').not.toBe(
      other?.querySelector('.help-more')?.text ?? '',
    );
    expect((await ada.open('/board-settings')).text).toContain('Family and friends close to a crisis');
    const record = (await ada.open('/record')).text;
    expect(record).toContain('Changed a board');
    expect(record).toContain('near_crisis: false → true');
    const [entry] = await forum.sql(
      `select n.name from record_entries e join personas n on n.member_id = e.actor where e.code = 'board_changed'`,
    );
    expect(entry).toEqual({ name: 'Ada' });
    await set(ada, { board: 'family', near: 'no' });
    expect(await near()).toEqual(before);
  });

  it('twice the same is recorded once, and a change by hand names nobody', async () => {
    const entries = async () =>
      (
        await forum.sql<{ actor: string | null }>(
          `select actor from record_entries where code = 'board_changed' order by place`,
        )
      ).map(({ actor }) => actor !== null);
    const before = await entries();
    await set(ada, { board: 'anxiety', near: 'yes' });
    await set(ada, { board: 'anxiety', near: 'yes' });
    await forum.sql(`update boards set near_crisis = false where slug = 'anxiety'`);
    expect(await entries()).toEqual([...before, true, false]);
  });

  it.each([
    ['nothing', {}],
    ['no board', { near: 'yes' }],
    ['a board that is not there', { board: 'harbour', near: 'yes' }],
    ['no slug at all', { board: "'; drop table boards", near: 'yes' }],
    ['neither yes nor no', { board: 'family', near: 'maybe' }],
  ])('%s changes nothing', async (_, fields) => {
    const before = await near();
    const answer = await set(ada, fields);
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('.summary')).not.toBeNull();
    expect(await near()).toEqual(before);
  });

  it('is not there for anybody else', async () => {
    const before = await near();
    const lea = await forum.person('Lea', 'lead');
    expect((await lea.open('/board-settings')).page.querySelector('main form')).toBeNull();
    for (const who of [forum.guest(), await forum.person('Ben'), lea]) {
      if (who !== lea) expect((await who.get('/board-settings')).status).toBe(404);
      expect((await set(who, { board: 'family', near: 'yes' })).status).toBe(404);
    }
    expect((await ada.post('/board-settings', { board: 'family', near: 'yes' })).status).toBe(403);
    expect(await near()).toEqual(before);
  });
});

describe('letting search engines list a board', () => {
  const list = async (who: Visitor, fields: Record<string, string>) =>
    who.post('/board-settings/listing', { _csrf: await tokenOf(who), ...fields });

  /** What a page says to search engines, in its headers and in itself. */
  const told = async (path: string, who = forum.guest()) => {
    const { headers, page } = await who.get(path);
    return [headers['x-robots-tag'], page.querySelector('meta[name=robots]')?.getAttribute('content')];
  };
  const NO = ['noindex', 'noindex'];
  const YES = ['noarchive', 'noarchive'];

  let open: string, ours: string;
  beforeAll(async () => {
    await forum.person('Ana');
    [open, ours] = await Promise.all([threadIn(false), threadIn(true)]);
  });

  async function threadIn(membersOnly: boolean): Promise<string> {
    const [row] = await forum.sql<{ id: string }>(
      `insert into threads (id, board_id, members_only) select gen_random_uuid(), id, $1 from boards where slug = 'anxiety' returning id`,
      [membersOnly],
    );
    await published(forum, row!.id, 'Ana', 'A cup of tea');
    return `/threads/${row!.id}`;
  }

  it('is off for every board at first', async () => {
    const pages = ['/boards/depression', '/boards/anxiety', '/boards/bipolar', '/boards/addiction', open];
    for (const page of pages) expect(await told(page)).toEqual(NO);
  });

  it('is an admin’s: then the board and its threads may be listed, and the record names who', async () => {
    expect((await list(ada, { board: 'anxiety', listed: 'yes' })).location).toBe('/board-settings');
    expect(await told('/boards/anxiety')).toEqual(YES);
    expect(await told(open)).toEqual(YES);
    expect(await told('/boards/depression')).toEqual(NO);
    expect((await ada.open('/record')).text).toContain('listed: false → true');
  });

  it('lists no page that a member sees, that asks for something, or that is not about the board', async () => {
    const ana = await forum.person('Ana');
    for (const page of ['/boards/anxiety', open, '/']) expect(await told(page, ana)).toEqual(NO);
    for (const page of [
      '/boards/anxiety?before=x',
      `${open}?after=1`,
      '/boards/anxiety/threads/new',
      `${open}/posts/new`,
    ])
      expect(await told(page)).toEqual(NO);
    for (const page of ['/sign-up', '/sign-in', '/safety-plan', '/nothing'])
      expect(await told(page)).toEqual(NO);
  });

  it('never lists what members alone read: a thread of theirs, or the whole board', async () => {
    expect((await told(ours))[0]).toBe('noindex');
    await forum.sql(`update boards set members_only = true where slug = 'anxiety'`);
    expect((await told('/boards/anxiety'))[0]).toBe('noindex');
    expect((await told(open))[0]).toBe('noindex');
    expect(
      (await ada.open('/board-settings')).page.querySelector('[value=anxiety] ~ [name=listed]'),
    ).toBeNull();
    await forum.sql(`update boards set members_only = false where slug = 'anxiety'`);
  });

  it('is taken back as easily', async () => {
    await list(ada, { board: 'anxiety', listed: 'no' });
    expect(await told('/boards/anxiety')).toEqual(NO);
    expect(await told(open)).toEqual(NO);
  });

  it.each([
    ['nothing', {}],
    ['a board that is not there', { board: 'harbour', listed: 'yes' }],
    ['neither yes nor no', { board: 'family', listed: 'maybe' }],
  ])('%s changes nothing', async (_, fields) => {
    expect((await list(ada, fields)).status).toBe(422);
    expect(await forum.sql('select from boards where listed')).toEqual([]);
  });

  it('is not there for anybody else, and PostgreSQL asks who it is', async () => {
    for (const who of [forum.guest(), await forum.person('Ben'), await forum.person('Lea', 'lead')])
      expect((await list(who, { board: 'family', listed: 'yes' })).status).toBe(404);
    const lea = `(select member_id from personas where name = 'Lea')`;
    await expect(forum.sql(`select set_listed(id, true, ${lea}) from boards`)).rejects.toMatchObject({
      code: 'HS042',
    });
    expect(await forum.sql('select from boards where listed')).toEqual([]);
  });
});

it('what crawlers are asked: search engines may read what not to list, gatherers nothing', async () => {
  const { html, headers } = await forum.guest().get('/robots.txt');
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(html).toMatch(/User-agent: GPTBot\n(User-agent: \S+\n)*Disallow: \/\n/);
  expect(html).toMatch(/User-agent: \*\nDisallow: \/leaving\nDisallow: \/exit\n$/);
});
