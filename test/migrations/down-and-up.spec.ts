import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { grants } from '../../migrations/grants.js';
import { migrations } from '../../migrations/index.js';
import { OneTimeNames1763800000043 } from '../../migrations/043-one-time-names.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { migrate, undoMigrations } from '../../src/platform/database/migrate.js';
import { type Hand, handOf } from '../database/hands.js';
import { schemaOf } from './schema-of.js';

const ALL = { migrations, grants };
const NAMES = migrations.map(({ name }) => name);
const NOTHING = {
  relations: [],
  columns: [],
  constraints: [],
  indexes: [],
  triggers: [],
  functions: [],
  types: [],
};

let url: string;
let owner: Hand;

async function asServer(sql: string): Promise<void> {
  const server = await handOf(Object.assign(new URL(inject('postgresUrl')), { pathname: '/postgres' }).href);
  await server.sql(sql);
  await server.end();
}

const nameOf = (address: string) => new URL(address).pathname.slice(1);

beforeEach(async () => {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  await asServer(`create database ${name} template template0`);
  url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  owner = await handOf(url);
});

afterEach(async () => {
  await owner.end();
  await asServer(`drop database ${nameOf(url)} with (force)`);
});

const schema = () => schemaOf(owner.sql);

describe('migrating an empty database', () => {
  it('runs every migration in its order', async () => {
    expect(await migrate(url, ALL)).toEqual(NAMES);
    const { relations, functions } = await schema();
    expect(relations!.some((line) => line.startsWith('revisions r'))).toBe(true);
    expect(functions!.some((line) => line.includes('apply_decision'))).toBe(true);
  });

  it('a second time changes nothing', async () => {
    await migrate(url, ALL);
    const before = await schema();
    expect(await migrate(url, ALL)).toEqual([]);
    expect(await schema()).toEqual(before);
  });

  it('from several processes at once is the same as from one', async () => {
    const ran = await Promise.all(Array.from({ length: 4 }, () => migrate(url, ALL)));
    expect(ran.filter((names) => names.length > 0)).toEqual([NAMES]);
    const together = await schema();
    const rows = await owner.sql<{ name: string }>('select name from migrations order by id');
    expect(rows.map(({ name }) => name)).toEqual(NAMES);
    await undoMigrations(url, ALL);
    await migrate(url, ALL);
    expect(await schema()).toEqual(together);
  });

  it('takes away a right that somebody gave by hand', async () => {
    await migrate(url, ALL);
    const before = await schema();
    await owner.sql('grant delete on revisions to hearthside_web');
    await owner.sql('grant execute on function publish_revision(uuid) to hearthside_worker');
    await owner.sql('grant update (cleared_digest) on revisions to hearthside_worker');
    expect(await schema()).not.toEqual(before);
    await migrate(url, ALL);
    expect(await schema()).toEqual(before);
  });
});

describe('undoing the migrations', () => {
  it('leaves nothing of ours', async () => {
    expect(await schema()).toEqual(NOTHING);
    await migrate(url, ALL);
    expect(await undoMigrations(url, ALL)).toBe(migrations.length);
    expect(await schema()).toEqual(NOTHING);
  });

  it('leaves nothing of ours where people had written, either', async () => {
    await migrate(url, ALL);
    await owner.sql(
      `insert into boards (slug, name, description, welcome, place) values ('rain', 'Rain', '', '', 0)`,
    );
    await owner.sql(`insert into members (password_hash, recovery_digest) values ('none', '')`);
    await owner.sql(`insert into decisions (revision_id, staff_id, outcome, digest)
      values (gen_random_uuid(), gen_random_uuid(), 'return', '')`);
    await owner.sql(`with upheld as (insert into decisions (revision_id, staff_id, outcome, digest)
      values (gen_random_uuid(), gen_random_uuid(), 'uphold', '') returning id)
      insert into decision_texts (decision_id, reason) select id, 'It stands.' from upheld`);
    await undoMigrations(url, ALL);
    expect(await schema()).toEqual(NOTHING);
  });

  it('and migrating again makes the same tables, functions and rights', async () => {
    await migrate(url, ALL);
    const before = await schema();
    await undoMigrations(url, ALL);
    expect(await migrate(url, ALL)).toEqual(NAMES);
    expect(await schema()).toEqual(before);
  });

  it('and migrating again leaves one-time names with an owner whom nobody can find', async () => {
    await migrate(url, ALL);
    await owner.sql(`insert into personas (kind, name, name_key, cleared_digest, owner_tag, owner_sealed)
      select 'one_time', name, name, sha256(convert_to(name, 'UTF8')), sha256(convert_to(name, 'UTF8')), decode(repeat('07', 101), 'hex')
      from unnest(array['lark', 'otter']) name`);
    const database = await new DataSource({ ...dataSourceOptions(url), migrations }).initialize();
    const newer = migrations.length - migrations.indexOf(OneTimeNames1763800000043);
    for (let undone = 0; undone < newer; undone++) await database.undoLastMigration({ transaction: 'each' });
    await database.destroy();
    expect(await migrate(url, ALL)).toEqual(NAMES.slice(-newer));
    const names =
      await owner.sql(`select count(distinct owner_tag)::int as tags, bool_and(owner_sealed = decode(repeat('00', 101), 'hex')) as lost
      from personas where kind = 'one_time'`);
    expect(names).toEqual([{ tags: 2, lost: true }]);
    expect(await owner.sql(`select from personas where kind = 'former' and owner_tag is null`)).toHaveLength(
      1,
    );
  });

  it('undoes with each exactly what it did', async () => {
    const stages = [await schema()];
    for (let count = 1; count <= migrations.length; count++) {
      await migrate(url, { migrations: migrations.slice(0, count), grants: '' });
      stages.push(await schema());
    }
    expect(new Set(stages.map((stage) => JSON.stringify(stage))).size).toBe(stages.length);
    const database = await new DataSource({ ...dataSourceOptions(url), migrations }).initialize();
    for (const stage of stages.slice(0, -1).reverse()) {
      await database.undoLastMigration({ transaction: 'each' });
      expect(await schema()).toEqual(stage);
    }
    await database.destroy();
  });

  it('says how many it undid, and finds nothing the second time', async () => {
    await migrate(url, { migrations: migrations.slice(0, 3), grants: '' });
    expect(await undoMigrations(url, ALL)).toBe(3);
    expect(await undoMigrations(url, ALL)).toBe(0);
  });
});
