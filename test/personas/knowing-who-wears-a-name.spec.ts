import { createHash, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Accounts, type NewAccount } from '../../src/accounts/accounts.js';
import * as friendly from '../../src/personas/friendly-names.js';
import { NameNotCleared, NameTaken, Personas } from '../../src/personas/personas.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';

vi.mock('../../src/personas/friendly-names.js', { spy: true });

let forum: Forum;
let personas: Personas;
let ana: NewAccount;

beforeAll(async () => {
  forum = await startForum({ worker: false });
  personas = forum.app.get(Personas, { strict: false });
  ana = await forum.app.get(Accounts).create('Ana', PASSWORD);
});
afterAll(() => forum.stop());

describe('who wears a name', () => {
  it('is known from the name, from its id, and the other way round', async () => {
    expect((await personas.byName('ana'))?.id).toBe(ana.personaId);
    expect(await personas.ownerOf(ana.personaId)).toBe(ana.memberId);
    expect((await personas.personasOf(ana.memberId)).map(({ name }) => name)).toEqual(['Ana']);
  });

  it('is nobody for what does not exist', async () => {
    expect(await personas.byName('Nobody')).toBeNull();
    expect(await personas.byName('')).toBeNull();
    expect(await personas.ownerOf(randomUUID())).toBeNull();
    expect(await personas.personasOf(randomUUID())).toEqual([]);
  });

  it('is nobody’s to know for a one-time name', async () => {
    const [row] = await forum.sql<{ id: string }>(
      `insert into personas (kind, name, name_key, cleared_digest, owner_tag, owner_sealed)
       values ('one_time', 'Once', 'once', sha256(convert_to('Once', 'UTF8')), sha256(gen_random_uuid()::text::bytea), decode(repeat('00', 101), 'hex')) returning id`,
    );
    expect(await personas.ownerOf(row?.id ?? '')).toBeNull();
    expect(await personas.byName('Once')).toBeNull();
  });
});

describe('a new name', () => {
  const create = (name: string) =>
    forum.app.get(DataSource).transaction((manager) => personas.create(manager, ana.memberId, name));

  it('carries the digest of what the screen let through', async () => {
    const rows = await forum.sql(`select cleared_digest from personas where name = 'Ana'`);
    expect(rows).toEqual([{ cleared_digest: createHash('sha256').update('Ana').digest() }]);
  });

  it.each(['KillYourself', 'IWantToDie'])('is not given against the screen: %s', async (name) => {
    await expect(create(name)).rejects.toBeInstanceOf(NameNotCleared);
  });

  it('is not given twice', async () => {
    await expect(create('A-na')).rejects.toBeInstanceOf(NameTaken);
  });

  it('is one for each member', async () => {
    const failure = await create('Second').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(NameTaken);
  });

  it('leaves no half of an account behind when it is refused', async () => {
    const count = () => forum.sql(`select count(*) from members`);
    const before = await count();
    await expect(forum.app.get(Accounts).create('4na', PASSWORD)).rejects.toBeInstanceOf(NameTaken);
    expect(await count()).toEqual(before);
  });
});

describe('suggestions', () => {
  it('are as many as asked for, all different', async () => {
    expect(new Set(await personas.suggestions(3)).size).toBe(3);
    expect(await personas.suggestions(0)).toEqual([]);
  });

  it('have digits only when the plain ones are taken', async () => {
    expect((await personas.suggestions(20)).join()).not.toMatch(/\d/);
    vi.mocked(friendly.friendlyName).mockReturnValue('Ana');
    vi.mocked(friendly.numberedName).mockImplementation(() => `Ana${10 + Math.trunc(Math.random() * 90)}`);
    const names = await personas.suggestions(3);
    expect(names).toHaveLength(3);
    expect(names.every((name) => /^Ana\d\d$/.test(name))).toBe(true);
    vi.mocked(friendly.friendlyName).mockReset();
    vi.mocked(friendly.numberedName).mockReset();
  });
});
