import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeBackup } from '../../src/commands/backup.js';
import { prepare } from '../../src/commands/prepare.js';
import { restore, run } from '../../src/commands/restore.js';
import { writeLedger } from '../../src/erasure/ledger-file.js';
import { LEDGER_KEY, LEDGER_KEY_CONTEXT } from '../../src/erasure/ledger-key.js';
import { Leaving } from '../../src/erasure/leaving.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { type Forum, startForum } from '../support/forum.js';
import { dump, leftOf } from './dump.js';
import { rooted, type Rooted, service } from './people.js';

/** A member who left after the backup was made, with their posts and without, and one who stayed. */
let forum: Forum;
let gone: Rooted;
let kept: Rooted;
let here: Rooted;
let folder: string;
let backup: string;
const made: string[] = [];
const quiet = (): undefined => undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-back-'));
  backup = join(folder, 'backup.gz');
  forum = await startForum({ worker: false, config: { keysDir: join(folder, 'keys') } });
  gone = await rooted(forum, 'Gina', ['Mossy Lark', 'Grey Heron']);
  kept = await rooted(forum, 'Karl', ['Small Boat']);
  here = await rooted(forum, 'Hedda', ['Warm Stone']);
  await forum.sql('analyze');
});

afterAll(async () => {
  await forum.stop();
  for (const name of made) await asSuperuser(`drop database ${name} with (force)`);
});

let url: string;

describe('a restored backup', () => {
  let before: Map<string, string[]>;
  let after: Map<string, string[]>;
  const said: string[] = [];

  beforeAll(async () => {
    await writeBackup(forum.database.ownerUrl, backup);
    before = await dump(forum.database.ownerUrl);
    await service(forum, Leaving).leave({ memberId: gone.memberId, keeps: false });
    await service(forum, Leaving).leave({ memberId: kept.memberId, keeps: true });
    url = await emptyDatabase();
    await opened(url, (database) =>
      restore(config(), { dataSource: database, url }, backup, (words) => said.push(words)),
    );
    after = await dump(url);
  });

  it('brings nobody back who left since', () => {
    expect(leftOf(gone, after, false)).toEqual([]);
    expect(leftOf(kept, after, true)).toEqual([]);
    expect(said.join()).toContain('It is erased again: 5 accounts and names.');
  });

  it('is otherwise what the database was', () => {
    const signs = here.garden.planted.filter(({ table }) => !['sessions'].includes(table));
    const all = [...after.values()].flat().join('\n');
    expect(signs.filter(({ sign }) => !all.includes(sign))).toEqual([]);
    for (const table of ['boards', 'template_versions', 'record_entries', 'vault_check'])
      expect(after.get(table)?.sort()).toEqual(before.get(table)?.sort());
    expect(after.get('safety_plans')).toHaveLength(1);
    expect(after.get('sessions')).toEqual([]);
  });

  it('guards its tables as ever, and counts on', async () => {
    const triggers = `select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`;
    expect(await rowsOf(url, triggers)).toEqual(await rowsOf(forum.database.ownerUrl, triggers));
    const counted = `insert into notices (id, persona_id, kind) select gen_random_uuid(), id, 'held' from personas where name = 'Hedda'
      returning place > all (select place from notices) as last`;
    expect(await rowsOf(url, counted)).toEqual([{ last: true }]);
  });

  it('lies in no order that says who wrote what', async () => {
    const order = (of: string): Promise<unknown[]> =>
      rowsOf(of, `select id from posts where id <> all ($1::uuid[])`, [[randomUUID()]]);
    const [then, now] = [await order(forum.database.ownerUrl), await order(url)];
    expect(now.length).toBeGreaterThan(10);
    expect(now).not.toEqual(then.slice(0, now.length));
  });

  it('needs nothing done when the forum starts with a copy of the data, restored by other means', async () => {
    const name = await emptyDatabase();
    const elsewhere = { ...config(), keysDir: join(folder, 'none') };
    await opened(name, (database) => restore(elsewhere, { dataSource: database, url: name }, backup, quiet));
    expect(leftOf(gone, await dump(name), false)).not.toEqual([]);
    await prepare(config(), name, quiet);
    expect(leftOf(gone, await dump(name), false)).toEqual([]);
    expect(leftOf(kept, await dump(name), true)).toEqual([]);
  });
});

describe('restoring', () => {
  it('refuses a database that is in use, a file that is cut off or no backup, and a missing ledger', async () => {
    const [cut, other, empty] = [join(folder, 'cut.gz'), join(folder, 'other.gz'), await emptyDatabase()];
    const text = gunzipSync(readFileSync(backup)).toString();
    writeFileSync(cut, gzipSync(text.split('\n').slice(0, -20).join('\n')));
    writeFileSync(other, 'not a backup');
    const into = (file: string, target = empty): Promise<void> =>
      opened(target, (database) => restore(config(), { dataSource: database, url: target }, file, quiet));
    await expect(into(backup, forum.database.ownerUrl)).rejects.toThrow('This database is in use.');
    await expect(into(other)).rejects.toThrow('The backup is damaged.');
    await expect(into(join(folder, 'nowhere.gz'))).rejects.toThrow('There is no such file.');
    await expect(into(cut)).rejects.toThrow(/cut off|damaged/);
    expect(await rowsOf(empty, 'select from members')).toEqual([]);
    await expect(run([])).rejects.toThrow('Use it like this');
    process.env.KEYS_DIR = join(folder, 'nothing');
    await expect(run([backup])).rejects.toThrow('people who have left would come back');
    delete process.env.KEYS_DIR;
  });

  it('refuses a ledger that is damaged, or of another database', async () => {
    const keysDir = mkdtempSync(join(tmpdir(), 'hearthside-foreign-'));
    const file = join(keysDir, 'erasures.txt');
    const said: string[] = [];
    const started = (of = url): Promise<unknown> =>
      prepare({ ...config(), keysDir }, of, (words) => said.push(words));
    const [empty, older] = [await emptyDatabase(), await emptyDatabase()];
    const restored = (): Promise<void> =>
      opened(empty, (database) =>
        restore({ ...config(), keysDir }, { dataSource: database, url: empty }, backup, quiet),
      );
    writeFileSync(file, `hearthside erasures 1\nzz\n${'00'.repeat(32)}`);
    await expect(started()).rejects.toThrow('is damaged');
    writeFileSync(file, 'hearthside erasures 1\nzz');
    await expect(restored()).rejects.toThrow('is damaged');
    expect(await rowsOf(empty, `select to_regclass('members') as made`)).toEqual([{ made: null }]);
    await expect(started(older)).rejects.toThrow('is damaged');
    await started();
    expect(said.join()).toContain('the ledger of erasures is damaged');
    writeLedger(file, { key: Buffer.alloc(92), tags: new Set(['00'.repeat(32)]) });
    await expect(started()).rejects.toThrow('None of the keys opens the ledger');
    const other = new Vault(Buffer.from('5e'.repeat(32), 'hex')).seal(
      LEDGER_KEY,
      '07'.repeat(32),
      LEDGER_KEY_CONTEXT,
    );
    writeLedger(file, { key: other, tags: new Set(['00'.repeat(32)]) });
    await expect(started()).rejects.toThrow('belongs to another database');
  });
});

function config() {
  return { ...forum.config, databaseUrl: null, workerDatabaseUrl: null };
}

async function opened<T>(url: string, work: (database: DataSource) => Promise<T>): Promise<T> {
  const database = await new DataSource(dataSourceOptions(url, [])).initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(`create database ${name}`);
  made.push(name);
  return Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
}

async function asSuperuser(sql: string): Promise<void> {
  await rowsOf(Object.assign(new URL(inject('postgresUrl')), { pathname: '/postgres' }).href, sql);
}

async function rowsOf(url: string, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
