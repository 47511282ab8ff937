import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OnlyAdmin } from '../../src/erasure/errors.js';
import { Leaving } from '../../src/erasure/leaving.js';
import { Ledger } from '../../src/erasure/ledger.js';
import { OneTimeNames } from '../../src/personas/one-time-names.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { openThread } from '../support/people.js';
import { dump, leftOf } from './dump.js';
import { giveName, rooted, service } from './people.js';

let forum: Forum;
let leaving: Leaving;
let keysDir: string;

beforeAll(async () => {
  keysDir = mkdtempSync(join(tmpdir(), 'hearthside-going-'));
  forum = await startForum({ worker: false, config: { keysDir } });
  leaving = service(forum, Leaving);
});
afterAll(() => forum.stop());

const idOf = async (name: string): Promise<string> => {
  const [row] = await forum.sql<{ id: string }>('select member_id as id from personas where name = $1', [
    name,
  ]);
  return row!.id;
};

describe('leaving the posts under “former member”', () => {
  it('keeps the words that were up, and nothing else', async () => {
    const ben = await rooted(forum, 'Ben', ['Small Boat', 'Warm Stone']);
    const visitor = await forum.person('Ben');
    const form = { way: 'keep', sure: 'yes', current: PASSWORD };
    expect((await visitor.send('/account/erasure', form)).status).toBe(303);
    expect(leftOf(ben, await dump(forum.database.ownerUrl), true)).toEqual([]);
    const page = await forum.guest().get(`/threads/${ben.oneTime[0]!.threadId}`);
    expect(page.text).toMatch(new RegExp(`canary ${ben.garden.seed} name[12] revisions opening`));
    expect(page.text).toContain('former member');
    expect(page.text).not.toContain(`${ben.garden.seed} name0`);
  });

  it('gives all who left one name, and no page tells whose a post was', async () => {
    const rows = await forum.sql<{ names: number; posts: number }>(
      `select count(distinct persona_id)::int as names, count(*)::int as posts from posts p join revisions r on r.post_id = p.id
       where r.body like 'canary%'`,
    );
    expect(rows).toEqual([{ names: 1, posts: 3 }]);
  });

  it('leads to nobody: no pause, no rest and no block, by any page', async () => {
    const [post] = await forum.sql<{ id: string; thread_id: string }>(
      `select p.id, p.thread_id from posts p join personas n on n.id = p.persona_id
       join revisions r on r.post_id = p.id and r.state = 'published' where n.kind = 'former' and p.opening limit 1`,
    );
    const lead = await forum.person('Lou Spring', 'lead');
    const { html } = await lead.open(`/threads/${post!.thread_id}`);
    expect(html).toContain(`/posts/${post!.id}/removal`);
    for (const door of ['pause', 'postvention', 'block'].map((name) => `/posts/${post!.id}/${name}`)) {
      expect(html).not.toContain(door);
      expect((await lead.get(door)).status).toBe(404);
    }
  });

  it('is nobody’s name: nothing is told to it, and nobody can limit it', async () => {
    const [{ id }] = (await forum.sql<{ id: string }>(`select id from personas where kind = 'former'`)) as [
      { id: string },
    ];
    await forum.sql(`insert into notices (id, persona_id, kind) values (gen_random_uuid(), $1, 'held')`, [
      id,
    ]);
    expect(await forum.sql('select from notices where persona_id = $1', [id])).toEqual([]);
    const limit = `insert into limits (id, persona_id, set_by, kind, guideline) values (gen_random_uuid(), $1, gen_random_uuid(), 'ban', 'x')`;
    await expect(forum.sql(limit, [id])).rejects.toMatchObject({ code: 'HS015' });
    const answer = await forum.guest().send('/sign-up', signUp('Former-Member'));
    expect(answer.status).toBe(422);
  });
});

function signUp(pseudonym: string): Record<string, string> {
  return { pseudonym, password: PASSWORD, agreed: 'yes' };
}

describe('what lies in the tables afterwards', () => {
  it('lies where it was written: no order says which posts were one person’s', async () => {
    const cleo = await rooted(forum, 'Cleo', ['Grey Goose', 'Red Kite', 'Old Oak']);
    const places = `select id, (ctid::text::point)[0] as page from posts order by id`;
    const before = await forum.sql<{ id: string; page: number }>(places);
    await leaving.leave({ memberId: cleo.memberId, keeps: true });
    const kept = new Map(
      (await forum.sql<{ id: string; page: number }>(places)).map(({ id, page }) => [id, page]),
    );
    const moved = before.filter(({ id, page }) => kept.has(id) && kept.get(id) !== page);
    expect(kept.size).toBeGreaterThan(8);
    expect(moved).toEqual([]);
  });

  it('is in the ledger as tags alone, and beside the keys the same', async () => {
    const tags = await forum.sql<{ tag: string }>(`select encode(tag, 'hex') as tag from erasures`);
    expect(tags.length).toBe(3 + 4 + 2);
    const file = join(keysDir, 'erasures.txt');
    const [, , ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toEqual(tags.map(({ tag }) => tag).sort());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('a process that dies on the way', () => {
  it('leaves the rest to the next round', async () => {
    const dora = await rooted(forum, 'Dora', ['Blue Tit', 'Wren']);
    await forum.sql('select begin_leaving($1, false)', [dora.memberId]);
    await leaving.goOn();
    expect(leftOf(dora, await dump(forum.database.ownerUrl), false)).toEqual([]);
  });

  it('takes a name along that was given in the very moment', async () => {
    const emil = await rooted(forum, 'Emil', []);
    await leaving.leave({ memberId: emil.memberId, keeps: true });
    const late = await giveName(forum, emil.memberId, 'Late Owl');
    await service(forum, OneTimeNames).file();
    await leaving.goOn();
    expect(await forum.sql('select from personas where id = $1', [late])).toEqual([]);
    expect(await service(forum, OneTimeNames).of(emil.memberId)).toEqual([]);
  });

  it('finds the names of somebody whose list cannot be opened', async () => {
    const fred = await rooted(forum, 'Fred', ['Sand Martin', 'Swift']);
    await service(forum, OneTimeNames).file();
    await forum.sql(`update name_lists set sealed = decode(repeat('00', 2076), 'hex') where member_id = $1`, [
      fred.memberId,
    ]);
    await leaving.leave({ memberId: fred.memberId, keeps: false });
    expect(leftOf(fred, await dump(forum.database.ownerUrl), false)).toEqual([]);
  });

  it('writes the ledger again where the file is older, or damaged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearthside-elsewhere-'));
    const ledger = new Ledger(forum.app.get(DataSource), service(forum, Vault), {
      ...forum.config,
      keysDir: folder,
    });
    const file = join(folder, 'erasures.txt');
    const written = async (): Promise<string> => {
      await ledger.keepFile();
      return readFileSync(file, 'utf8');
    };
    const whole = await written();
    expect(whole).toContain('hearthside erasures 1');
    const older = whole.split('\n').toSpliced(3, 2).join('\n');
    for (const text of [older, '', whole.slice(0, -20), 'hearthside erasures 1\nzz']) {
      writeFileSync(file, text);
      expect(await written()).toBe(whole);
    }
    expect(readdirSync(folder).sort()).toEqual(['erasures.txt', 'erasures.txt.damaged']);
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('hearthside erasures 1\nzz');
  });
});

describe('the team', () => {
  it('is not left without an admin', async () => {
    const ada = await forum.person('Ada', 'admin');
    await forum.sql(`update members set role = 'member' where role = 'admin' and id <> $1`, [
      await idOf('Ada'),
    ]);
    const answer = await ada.send('/account/erasure', { way: 'keep', sure: 'yes', current: PASSWORD });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('You are the only admin here');
    expect(await forum.sql('select from leavings')).toEqual([]);
    const both = ['Bea', 'Ada'];
    await forum.person('Bea', 'admin');
    const going = await Promise.allSettled(
      both.map(async (name) => leaving.leave({ memberId: await idOf(name), keeps: true })),
    );
    expect(going.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = going.find((each) => each.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(OnlyAdmin);
    expect(await forum.sql(`select from members where role = 'admin'`)).toHaveLength(1);
  });

  it('keeps what they decided, under an id with nobody behind it, and their place is free at once', async () => {
    const lou = await rooted(forum, 'Lou', []);
    await forum.sql(`update members set role = 'lead' where id = $1`, [lou.memberId]);
    await forum.sql(`select record_entry('look', $1, gen_random_uuid(), null, null)`, [lou.memberId]);
    await leaving.leave({ memberId: lou.memberId, keeps: false });
    const gone = leftOf(lou, await dump(forum.database.ownerUrl), false).filter(
      (trace) => !trace.startsWith('record_entries: '),
    );
    expect(gone).toEqual([]);
    expect(
      await forum.sql('select code from record_entries where actor = $1 or subject = $1', [lou.memberId]),
    ).toEqual(expect.arrayContaining([{ code: 'member' }]));
  });
});

describe('what waits in the queue', () => {
  it('is taken back', async () => {
    const finn = await forum.person('Finn');
    const { postId } = await openThread(forum, finn, {
      title: 'A question',
      body: 'How do you begin a day?',
    });
    const [row] = await forum.sql<{ id: string }>('select id from revisions where post_id = $1', [postId]);
    const jobs = (): Promise<unknown[]> =>
      forum.sql(`select from bullmq.job j where j::text like '%' || $1 || '%'`, [row!.id]);
    expect(await jobs()).toHaveLength(1);
    await leaving.leave({ memberId: await idOf('Finn'), keeps: true });
    expect(await jobs()).toEqual([]);
    expect(await forum.sql('select from posts where id = $1', [postId])).toEqual([]);
  });
});

describe('PostgreSQL', () => {
  it('erases no pseudonym and no member who did not ask for it', async () => {
    await forum.person('Gus');
    const web = forum.app.get(DataSource);
    const [gus] = await forum.sql<{ id: string; member: string }>(
      `select id, member_id as member from personas where name = 'Gus'`,
    );
    const mark = Buffer.alloc(32);
    expect(await web.query('select erase_name($1, false, $2) as gone', [gus!.id, mark])).toEqual([
      { gone: false },
    ]);
    expect(await web.query('select erase_member($1, $2) as gone', [gus!.member, mark])).toEqual([
      { gone: false },
    ]);
    for (const sql of [
      'insert into leavings (member_id, keeps) values ($1, true)',
      'select leave_the_team($1)',
    ])
      await expect(web.query(sql, [gus!.member])).rejects.toMatchObject({ driverError: { code: '42501' } });
    for (const sql of [
      'delete from erasures',
      'update posts set persona_id = persona_id',
      'delete from revisions',
    ])
      await expect(web.query(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
