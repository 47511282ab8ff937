import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { oneTimeNamesOf } from '../../src/commands/accounts-of.js';
import { MOST_NAMES } from '../../src/personas/name-list.js';
import { OneTimeNames, TooManyNames } from '../../src/personas/one-time-names.js';
import { NameNotCleared, NameTaken } from '../../src/personas/personas.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';

let forum: Forum;
let names: OneTimeNames;
let ana: string;
let ben: string;

beforeAll(async () => {
  forum = await startForum({ worker: false });
  names = forum.app.get(OneTimeNames, { strict: false });
});
afterAll(() => forum.stop());
beforeEach(async () => {
  await forum.sql('delete from members');
  await forum.sql('delete from personas');
  ana = await member('Ana');
  ben = await member('Ben');
});

describe('a one-time name', () => {
  it('is its member’s, in one thread, and the database alone cannot say whose', async () => {
    const [thread, id] = [randomUUID(), await give(ana, 'Mossy Lark')];
    expect(await names.of(ana)).toEqual([
      { personaId: id, threadId: expect.any(String), name: 'Mossy Lark' },
    ]);
    expect(await names.of(ben)).toEqual([]);
    const other = await give(ben, 'Grey Heron', thread);
    expect(await names.ownerOf(other)).toEqual({ memberId: ben, threadId: thread });
    expect(await forum.sql('select member_id from personas where id = $1', [other])).toEqual([
      { member_id: null },
    ]);
  });

  it('belongs to nobody where it is a pseudonym or no name at all', async () => {
    const [{ id }] = (await forum.sql<{ id: string }>(`select id from personas where name = 'Ana'`)) as [
      { id: string },
    ];
    expect(await names.ownerOf(id)).toBeNull();
    expect(await names.ownerOf(randomUUID())).toBeNull();
  });

  it('is one in a thread, also when two are asked for at once', async () => {
    const thread = randomUUID();
    const wished = ['Mossy Lark', 'Grey Heron', 'Quiet Otter', 'Warm Stone'];
    const given = await Promise.all(wished.map((name) => give(ana, name, thread)));
    expect(new Set(given).size).toBe(1);
    expect(await names.of(ana)).toHaveLength(1);
    expect(await give(ben, 'Small Boat', thread)).not.toBe(given[0]);
  });

  it('is refused when it is taken, hurts or sounds like distress', async () => {
    await expect(give(ana, 'b-en')).rejects.toBeInstanceOf(NameTaken);
    await expect(give(ana, 'KillYourself')).rejects.toBeInstanceOf(NameNotCleared);
    await expect(give(ana, 'IWantToDie')).rejects.toBeInstanceOf(NameNotCleared);
    expect(await names.of(ana)).toEqual([]);
  });

  it('moved to another row opens to nobody', async () => {
    const [id, other] = [await give(ana, 'Mossy Lark'), await give(ben, 'Grey Heron')];
    await forum.sql(
      `update personas set owner_sealed = (select owner_sealed from personas where id = $1) where id = $2`,
      [id, other],
    );
    expect(await names.ownerOf(other)).toBeNull();
  });
});

describe('the filing round', () => {
  it('puts every name into its member’s list, which nobody can tell from another', async () => {
    const mine = [await give(ana, 'Mossy Lark'), await give(ana, 'Grey Heron')];
    const before = await lists();
    await names.file();
    const after = await lists();
    expect(await forum.sql('select from unfiled_names')).toEqual([]);
    expect(ids(await names.of(ana))).toEqual(new Set(mine));
    expect(await names.of(ben)).toEqual([]);
    expect(new Set([...before, ...after].map(({ size }) => size)).size).toBe(1);
    expect(new Set([...before, ...after].map(({ sealed }) => sealed.toString('hex'))).size).toBe(4);
  });

  it('leaves no order in the rows: neither of joining nor of what is new', async () => {
    for (const name of ['Cleo', 'Dan', 'Eva', 'Finn', 'Gus', 'Hana']) await member(name);
    const orders = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      await names.file();
      orders.add((await lists()).map(({ id }) => id).join());
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  it('finds again what a damaged or a missing list has lost', async () => {
    const id = await give(ana, 'Mossy Lark');
    await names.file();
    await forum.sql(`update name_lists set sealed = decode(repeat('00', 2076), 'hex') where member_id = $1`, [
      ana,
    ]);
    await forum.sql('delete from name_lists where member_id = $1', [ben]);
    expect(await names.of(ana)).toEqual([]);
    await names.file();
    expect(ids(await names.of(ana))).toEqual(new Set([id]));
    expect(await lists()).toHaveLength(2);
  });

  it('is done by one process at a time', async () => {
    const id = await give(ana, 'Mossy Lark');
    await Promise.all([names.file(), names.file(), names.file()]);
    expect(ids(await names.of(ana))).toEqual(new Set([id]));
    expect(await lists()).toHaveLength(2);
  });

  it('leaves unfiled what belongs to nobody who stays', async () => {
    const mine = await give(ana, 'Mossy Lark');
    const [left, leaving] = [await give(ben, 'Grey Heron'), await member('Cleo')];
    const late = await give(leaving, 'Quiet Otter');
    await forum.sql('insert into leavings (member_id, keeps) values ($1, false)', [leaving]);
    await forum.sql('delete from members where id = $1', [ben]);
    await names.file();
    const unfiled = await forum.sql<{ id: string }>('select persona_id as id from unfiled_names');
    expect(new Set(unfiled.map(({ id }) => id))).toEqual(new Set([left, late]));
    expect(ids(await names.of(ana))).toEqual(new Set([mine]));
  });

  // In a process that has opened none of them yet, and has fewer connections than there are windows.
  it('holds as many as fit, and no more are given, also to many threads at once', async () => {
    for (let nth = 2; nth < MOST_NAMES; nth += 1) await give(ana, `Lark ${String(nth).padStart(3, 'x')}z`);
    const fresh = oneTimeNamesOf(forum.app.get(DataSource), forum.app.get(Vault, { strict: false }));
    const windows = [...'abcdefghjkmn'].map((letter) =>
      give(ana, `Fern ${letter} Moth`, randomUUID(), fresh),
    );
    const given = await Promise.allSettled(windows);
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const each of given)
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(TooManyNames);
    await expect(give(ana, 'One More')).rejects.toBeInstanceOf(TooManyNames);
    await names.file();
    expect(await names.of(ana)).toHaveLength(MOST_NAMES);
    await expect(give(ana, 'One More')).rejects.toBeInstanceOf(TooManyNames);
  });
});

async function member(name: string): Promise<string> {
  return (await forum.app.get(Accounts).create(name, PASSWORD)).memberId;
}

function give(
  memberId: string,
  name: string,
  thread: string = randomUUID(),
  through = names,
): Promise<string> {
  return forum.app.get(DataSource).transaction((manager) => through.give(manager, memberId, thread, name));
}

function ids(list: { personaId: string }[]): Set<string> {
  return new Set(list.map(({ personaId }) => personaId));
}

// In the order of the rows on the disk, as a dump has them.
function lists(): Promise<{ id: string; sealed: Buffer; size: number }[]> {
  return forum.sql(
    'select member_id as id, sealed, octet_length(sealed) as size from name_lists order by ctid',
  );
}
