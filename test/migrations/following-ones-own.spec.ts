import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { CheaperLooks1763800000063 } from '../../migrations/063-cheaper-looks.js';
import { Following1763800000057 } from '../../migrations/057-following.js';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { type Hand, handOf, putUp, someone, type Text, writeThread } from '../database/hands.js';

const before = (migration: (typeof migrations)[number]): typeof migrations =>
  migrations.slice(0, migrations.indexOf(migration));

let url: string;
let owner: Hand;

async function asServer(sql: string): Promise<void> {
  const server = await handOf(Object.assign(new URL(inject('postgresUrl')), { pathname: '/postgres' }).href);
  await server.sql(sql);
  await server.end();
}

beforeEach(async () => {
  const name = `own_${randomUUID().replaceAll('-', '')}`;
  await asServer(`create database ${name} template template0`);
  url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  owner = await handOf(url);
  await migrate(url, { migrations: before(Following1763800000057), grants: '' });
  await owner.sql(`insert into boards (slug, name, description, welcome, place)
    values ('depression', 'Depression', 'For low days.', 'Hello.', 0)`);
});

afterEach(async () => {
  await owner.end();
  await asServer(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
});

const threadOf = async (name: string): Promise<Text> =>
  putUp(owner.sql, await writeThread(owner.sql, await someone(owner.sql, name), {}));

it('an upgrade lets whoever opened a thread follow it, unless they left it, and tells nothing of what has been', async () => {
  const [old, left] = [await threadOf('Ana'), await threadOf('Ben')];
  await owner.sql(
    `insert into left_threads (persona_id, thread_id) select persona_id, thread_id from posts where thread_id = $1`,
    [left.threadId],
  );
  await migrate(url, { migrations, grants: '' });
  const follows = `select n.name, f.thread_id, f.told from followed_threads f join personas n on n.id = f.persona_id`;
  expect(await owner.sql(follows)).toEqual([{ name: 'Ana', thread_id: old.threadId, told: 1 }]);
  expect(await owner.sql('select gather_follows(100) as told')).toEqual([{ told: 0 }]);
});

it('a later upgrade lets nobody follow again what they stopped following', async () => {
  await migrate(url, { migrations: before(CheaperLooks1763800000063), grants: '' });
  await threadOf('Ana');
  await owner.sql('delete from followed_threads');
  await migrate(url, { migrations, grants: '' });
  expect(await owner.sql('select from followed_threads')).toEqual([]);
});

it('an upgrade knows the threads that have careful notes, old and new', async () => {
  await migrate(url, { migrations: before(CheaperLooks1763800000063), grants: '' });
  const [old, fresh] = [await threadOf('Ana'), await threadOf('Ben')];
  const note = `insert into content_notes (post_id, note, said_by) values ($1, 'suicide', 'writer')`;
  const speaks = async ({ threadId }: Text): Promise<boolean> =>
    (await owner.sql<{ speaks: boolean }>(`select speaks_of_suicide($1, '{}') as speaks`, [threadId]))[0]!
      .speaks;
  await owner.sql(note, [old.postId]);
  await migrate(url, { migrations, grants: '' });
  expect([await speaks(old), await speaks(fresh)]).toEqual([true, false]);
  await owner.sql(note, [fresh.postId]);
  expect(await speaks(fresh)).toBe(true);
  await owner.sql('update content_notes set stands = false where post_id = $1', [fresh.postId]);
  expect(await speaks(fresh)).toBe(false);
});
