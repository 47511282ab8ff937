import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grants } from '../../migrations/grants.js';
import { migrations } from '../../migrations/index.js';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { seedBoards } from '../../src/boards/seed-boards.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { type ProcessUrls, provideRoles } from '../../src/platform/database/roles.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { handOf, refusal, someone, writeThread } from './hands.js';

// Roles belong to a whole server: this file has one to itself, where nobody has made any.
let folder: string;
let postgres: EmbeddedPostgres;
const vault = new Vault(Buffer.alloc(32, 7));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearthside-roles-'));
  const settings = { fsync: 'off' };
  postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => undefined, settings });
});

afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

function at(database: string, user?: string): string {
  const url = new URL(postgres.url);
  url.pathname = `/${database}`;
  if (user) Object.assign(url, { username: user, password: PASSWORD });
  return url.href;
}

const PASSWORD = 'a-password-of-tests';

async function asSuperuser(...statements: string[]): Promise<void> {
  const { sql, end } = await handOf(at('postgres'));
  try {
    for (const statement of statements) await sql(statement);
  } finally {
    await end();
  }
}

async function account(name: string, attributes = ''): Promise<void> {
  await asSuperuser(`create role ${name} login password '${PASSWORD}' ${attributes}`);
}

// Each test begins on a server with an empty database and no role but the superuser's.
beforeEach(async () => {
  const { sql, end } = await handOf(at('postgres'));
  await sql('drop database if exists place with (force)');
  await sql(`drop database if exists ${'a'.repeat(63)}`);
  const roles = await sql<{ name: string }>(
    `select rolname as name from pg_roles where rolname !~ '^pg_' and rolname <> current_user`,
  );
  await sql(
    `drop role if exists ${['nobody', ...roles.map(({ name }) => pg.escapeIdentifier(name))].join(', ')}`,
  );
  await sql('create database place');
  await end();
});

function provide(migrationUrl: string, webUrl: string | null = null, workerUrl: string | null = null) {
  return provideRoles({ migrationUrl, webUrl, workerUrl }, vault);
}

async function migrated(url: string): Promise<void> {
  await migrate(url, { migrations, grants });
  const { sql, end } = await handOf(url);
  await seedBoards({ query: sql } as never);
  await end();
}

const userOf = (url: string) => decodeURIComponent(new URL(url).username);

/** What a process gets to hear that tries to publish by hand, through the whole of PostgreSQL's door. */
async function refusals({ web, worker }: ProcessUrls): Promise<Record<string, string | null>> {
  const hands = { web: await handOf(web), worker: await handOf(worker) };
  const text = await writeThread(hands.web.sql, await someone(hands.web.sql, 'Ana'));
  const publish = `update revisions set state = 'published' where id = '${text.id}'`;
  const answers = {
    webPublishes: await refusal(hands.web.sql(publish)),
    workerPublishes: await refusal(hands.worker.sql(publish)),
    webClears: await refusal(hands.web.sql('select clear_revision(gen_random_uuid())')),
    workerDecides: await refusal(hands.worker.sql('select apply_decision(gen_random_uuid())')),
    webQueues: await refusal(hands.web.sql('select from bullmq.job limit 1')),
  };
  await hands.web.end();
  await hands.worker.end();
  return answers;
}

const SEPARATE = {
  webPublishes: 'HS003',
  workerPublishes: 'HS003',
  webClears: '42501',
  workerDecides: '42501',
  webQueues: null,
};

describe('providing the roles of web and worker', () => {
  it('makes them where the account is a superuser', async () => {
    const urls = await provide(at('place'));
    expect(urls.separate).toBe(true);
    expect([userOf(urls.web), userOf(urls.worker)]).toEqual(['place_web_user', 'place_worker_user']);
    await migrated(urls.owner);
    expect(await refusals(urls)).toEqual(SEPARATE);
  });

  it('makes them where the account owns the database and may create roles', async () => {
    await account('keeper', 'createrole');
    await asSuperuser('alter database place owner to keeper');
    const urls = await provide(at('place', 'keeper'));
    expect(urls.separate).toBe(true);
    await migrated(at('place', 'keeper'));
    expect(await refusals(urls)).toEqual(SEPARATE);
  });

  it('comes to the same a second time', async () => {
    const first = await provide(at('place'));
    expect(await provide(at('place'))).toEqual(first);
    await migrated(first.owner);
    expect(await refusals(first)).toEqual(SEPARATE);
  });

  it('comes to the same from many processes that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => provide(at('place'))));
    expect(new Set(all.map((urls) => JSON.stringify(urls))).size).toBe(1);
    await migrated(all[0]!.owner);
    expect(await refusals(all[0]!)).toEqual(SEPARATE);
  });

  it('gives passwords that only this forum’s key tells', async () => {
    const mine = await provide(at('place'));
    const given = { migrationUrl: at('place'), webUrl: null, workerUrl: null };
    const other = await provideRoles(given, new Vault(Buffer.alloc(32, 8)));
    const passwords = [mine.web, mine.worker, other.web, other.worker].map((url) => new URL(url).password);
    expect(new Set(passwords).size).toBe(4);
    expect(await refusal(handOf(mine.web))).toBe('28P01');
    await (await handOf(other.web)).end();
  });

  it('keeps the forums of one server apart', async () => {
    await asSuperuser('drop database if exists second with (force)', 'create database second');
    const here = await provide(at('place'));
    const there = await provide(at('second'));
    expect(new Set([here.web, here.worker, there.web, there.worker].map(userOf)).size).toBe(4);
    await asSuperuser('drop database second');
  });

  it('uses one account for all where it may not create roles, and says so', async () => {
    await account('plain');
    await asSuperuser('alter database place owner to plain');
    const url = at('place', 'plain');
    expect(await provide(url)).toEqual({ owner: url, web: url, worker: url, separate: false });
    await migrated(url);
    const { sql, end } = await handOf(url);
    expect(await sql('select slug from boards')).toHaveLength(5);
    await end();
  });

  it('does not call one account separate because the groups are there', async () => {
    await account('plain');
    await asSuperuser(
      'alter database place owner to plain',
      'create role hearthside_web',
      'create role hearthside_worker',
      'grant hearthside_web, hearthside_worker to plain',
    );
    const { separate } = await provide(at('place', 'plain'));
    expect(separate).toBe(false);
  });
});

describe('the owner of the tables', () => {
  it('is a role that can do nothing else, where the account is a superuser', async () => {
    const urls = await provide(at('place'));
    await migrated(urls.owner);
    const { sql, end } = await handOf(urls.owner);
    const rows = await sql(
      `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls,
         (select proowner = r.oid from pg_proc where proname = 'apply_decision') as publishes
       from pg_roles r where rolname = current_user`,
    );
    await end();
    const none = { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false };
    expect(rows).toEqual([{ ...none, publishes: true }]);
  });

  it('is the account itself, where it is no superuser', async () => {
    await account('keeper', 'createrole');
    await asSuperuser('alter database place owner to keeper');
    expect(userOf((await provide(at('place', 'keeper'))).owner)).toBe('keeper');
  });
});

describe('roles that an operator made', () => {
  const GROUPS = ['create role hearthside_web', 'create role hearthside_worker'];

  it('are used as they are where the account may not create roles', async () => {
    await account('plain');
    await account('front');
    await account('back');
    await asSuperuser('alter database place owner to plain', ...GROUPS);
    await asSuperuser('grant hearthside_web to front', 'grant hearthside_worker to back');
    const given = [at('place', 'plain'), at('place', 'front'), at('place', 'back')] as const;
    const urls = await provide(...given);
    expect(urls).toEqual({ owner: given[0], web: given[1], worker: given[2], separate: true });
    await migrated(given[0]);
    expect(await refusals(urls)).toEqual(SEPARATE);
  });

  it('are put into the groups where the account may create roles', async () => {
    await account('front');
    await account('back');
    const urls = await provide(at('place'), at('place', 'front'), at('place', 'back'));
    expect([userOf(urls.web), userOf(urls.worker), urls.separate]).toEqual(['front', 'back', true]);
    await migrated(urls.owner);
    expect(await refusals(urls)).toEqual(SEPARATE);
  });

  it('are filled up where only the web’s is named', async () => {
    await account('front');
    const urls = await provide(at('place'), at('place', 'front'));
    expect([userOf(urls.web), userOf(urls.worker), urls.separate]).toEqual([
      'front',
      'place_worker_user',
      true,
    ]);
  });

  it.each([
    ['in neither group', []],
    ['in the wrong groups', ['grant hearthside_worker to front', 'grant hearthside_web to back']],
    ['half in a group', ['grant hearthside_web to front']],
    [
      'in both groups',
      ['grant hearthside_web, hearthside_worker to front', 'grant hearthside_web, hearthside_worker to back'],
    ],
  ])('are not called separate %s', async (_, memberships) => {
    await account('plain');
    await account('front');
    await account('back');
    await asSuperuser('alter database place owner to plain', ...GROUPS, ...memberships);
    const urls = await provide(at('place', 'plain'), at('place', 'front'), at('place', 'back'));
    expect(urls.separate).toBe(false);
  });

  it.each([
    ['may not create roles', ''],
    ['may create roles', 'createrole'],
  ])('are not called separate when they are one and the same, and the account %s', async (_, attributes) => {
    await account('plain', attributes);
    await account('single');
    await asSuperuser(
      'alter database place owner to plain',
      ...GROUPS,
      'grant hearthside_web, hearthside_worker to plain with admin option',
      'grant hearthside_web, hearthside_worker to single',
    );
    const urls = await provide(at('place', 'plain'), at('place', 'single'), at('place', 'single'));
    expect(urls.separate).toBe(false);
  });

  it('are not needed where a database has the longest of names: each process has its own way in', async () => {
    const name = 'a'.repeat(63);
    await asSuperuser(`create database ${name}`);
    const urls = await provide(at(name));
    const answers = await Promise.all([urls.owner, urls.web, urls.worker].map(whoAmI));
    await asSuperuser(`drop database ${name}`);
    expect(new Set(answers).size).toBe(3);
  });
});

async function whoAmI(url: string): Promise<unknown> {
  const { sql, end } = await handOf(url);
  const rows = await sql('select current_user');
  await end();
  return rows[0]?.current_user;
}
