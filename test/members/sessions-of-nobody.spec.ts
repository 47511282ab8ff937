import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endUnfound, ownerIn, sessionDigest, Sessions } from '../../src/members/sessions.js';
import { Vault, VaultError } from '../../src/platform/vault/vault.js';
import { dumpOf } from '../dump/dump.js';
import { type Forum, startForum } from '../support/forum.js';
import { sessionTag } from '../support/sessions.js';
import { Visitor } from '../support/visitor.js';

let forum: Forum;
let sessions: Sessions;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  sessions = forum.app.get(Sessions, { strict: false });
});
afterAll(() => forum.stop());

interface Row {
  owner_sealed: Buffer;
  owner_tag: Buffer;
}

async function rowOf(id: string): Promise<Row> {
  const [row] = await forum.sql<Row & Record<string, unknown>>(
    'select owner_sealed, owner_tag from sessions where id_digest = $1',
    [sessionDigest(id)],
  );
  return row!;
}

async function memberOf(name: string): Promise<string> {
  const [row] = await forum.sql<{ id: string }>('select member_id as id from personas where name = $1', [
    name,
  ]);
  return row!.id;
}

const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200;

describe('the row of a session', () => {
  it('opens for its own id alone', async () => {
    await forum.person('Sealed Siskin');
    const memberId = await memberOf('Sealed Siskin');
    const [one, other] = [await sessions.begin(memberId), await sessions.begin(memberId)];
    const [first, second] = [await rowOf(one), await rowOf(other)];
    expect(ownerIn(first.owner_sealed, one)).toBe(memberId);
    expect(() => ownerIn(first.owner_sealed, other)).toThrow(VaultError);
    expect(first.owner_sealed).not.toEqual(second.owner_sealed);
  });

  it('has no value in common with anything of its member, nor with another table at all', async () => {
    await forum.person('Nobodys Nuthatch');
    const dump = await dumpOf(forum.database.ownerUrl);
    const own = dump.find(({ name }) => name === 'sessions')!;
    const telling = own.columns.flatMap(({ type }, at) => (['uuid', 'bytea'].includes(type) ? [at] : []));
    const values = new Set(own.rows.flatMap((row) => telling.map((at) => row[at])));
    expect(values.size).toBeGreaterThan(own.rows.length * 2);
    const others = dump.filter(({ name }) => name !== 'sessions').flatMap(({ rows }) => rows.flat());
    expect(others.length).toBeGreaterThan(100);
    expect(others.filter((value) => value !== null && values.has(value))).toEqual([]);
  });

  it('was written by no transaction that touched its member’s rows', async () => {
    await forum.person('Lonely Linnet');
    const memberId = await memberOf('Lonely Linnet');
    await sessions.begin(memberId);
    const touched = await forum.sql<{ by: string }>(
      `select unnest(array[xmin::text, xmax::text]) as by from members where id = $1
       union all select unnest(array[xmin::text, xmax::text]) from personas where member_id = $1`,
      [memberId],
    );
    const written = await forum.sql<{ by: string }>(
      'select xmin::text as by from sessions where owner_tag = $1',
      [await sessionTag(forum, 'Lonely Linnet')],
    );
    expect(written).toHaveLength(2);
    expect(written.filter(({ by }) => touched.some((each) => each.by === by))).toEqual([]);
  });
});

describe('a session of an older epoch', () => {
  it('is none, stands in no list, and a new one is', async () => {
    const before = await forum.person('Epochal Egret');
    const other = await forum.person('Elsewhere Eider');
    await forum.sql('select end_sessions_of($1)', [await memberOf('Epochal Egret')]);
    expect([await isIn(before), await isIn(other)]).toEqual([false, true]);
    const after = await forum.person('Epochal Egret');
    expect((await after.get('/account/sessions')).text.match(/Signed in on/g)).toHaveLength(1);
  });
});

describe('once an old key goes', () => {
  it('ends what only that key could find, and nothing else', async () => {
    const stays = await forum.person('Current Curlew');
    const memberId = await memberOf('Current Curlew');
    const database = await new DataSource({ type: 'postgres', url: forum.database.ownerUrl }).initialize();
    try {
      const old = new Sessions(database, new Vault(randomBytes(32)));
      const id = await old.begin(memberId);
      const left = new Visitor(forum.app.getHttpServer() as Server, { Cookie: `visit=${id}` });
      expect(await isIn(left)).toBe(true);
      await endUnfound(database, forum.app.get(Vault, { strict: false }));
      expect([await isIn(left), await isIn(stays)]).toEqual([false, true]);
    } finally {
      await database.destroy();
    }
  });
});
