import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { MemberKeys } from '../../src/members/member-keys.js';
import { padded } from '../../src/platform/vault/padding.js';
import { Vault, VaultError } from '../../src/platform/vault/vault.js';
import { type Forum, startForum } from '../support/forum.js';
import { findsAgain, keepPrivately, PLAN } from './people.js';

const ALL = ['plan', 'draft', 'choices'];

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
}, 60_000);
afterAll(() => forum.stop());

const memberOf = async (name: string) => {
  const [row] = await forum.sql<{ member_id: string; id: string }>(
    'select id, member_id from personas where name = $1',
    [name],
  );
  return row!;
};
const forums = () => new Vault(Buffer.from(forum.config.vaultKey!, 'hex'));
const sealedPlan = async (memberId: string) => {
  const owner = forums().tag('safety plan of', memberId);
  const [row] = await forum.sql<{ sealed: Buffer }>('select sealed from safety_plans where owner = $1', [owner]);
  return row!.sealed;
};

describe('the key of a member', () => {
  it('is there from sign-up, and seals what is theirs alone: the forum’s key does not open it', async () => {
    await keepPrivately(await forum.person('Ana'));
    const { member_id } = await memberOf('Ana');
    const sealed = await sealedPlan(member_id);
    expect(() => forums().open('safety plan', sealed, member_id)).toThrow(VaultError);
    const opened = await forum.app.get(MemberKeys).open(member_id, 'safety plan', sealed, member_id);
    expect(JSON.parse(opened)).toMatchObject(PLAN);
  });

  it('opens nothing of another member', async () => {
    await forum.person('Ben');
    const [ana, ben] = [await memberOf('Ana'), await memberOf('Ben')];
    const sealed = await sealedPlan(ana.member_id);
    const keys = forum.app.get(MemberKeys);
    await expect(keys.open(ben.member_id, 'safety plan', sealed, ana.member_id)).rejects.toThrow(VaultError);
    await forum.sql('update member_keys set sealed = (select sealed from member_keys where member_id = $1) where member_id = $2', [ana.member_id, ben.member_id]);
    await expect(keys.open(ben.member_id, 'safety plan', sealed, ana.member_id)).rejects.toThrow(VaultError);
  });

  it('takes everything private along when it goes, also for who has the forum’s key and an older copy of the rest', async () => {
    const cleo = await forum.person('Cleo');
    await keepPrivately(cleo);
    expect(await findsAgain(cleo)).toEqual(ALL);
    const { member_id } = await memberOf('Cleo');
    const rows = await forum.sql('select sealed from safety_plans union all select sealed from own_drafts union all select sealed from reading_choices');
    await forum.sql('delete from member_keys where member_id = $1', [member_id]);
    expect(await findsAgain(cleo)).toEqual([]);
    expect(await forum.sql('select sealed from safety_plans union all select sealed from own_drafts union all select sealed from reading_choices')).toEqual(rows);
    const sealed = await sealedPlan(member_id);
    await expect(forum.app.get(MemberKeys).open(member_id, 'safety plan', sealed, member_id)).rejects.toThrow(VaultError);
  });

  it('opens what the forum’s key sealed before there was one, and takes it over at the next writing', async () => {
    const dora = await forum.person('Dora');
    const { member_id } = await memberOf('Dora');
    const owner = forums().tag('safety plan of', member_id);
    const old = forums().seal('safety plan', JSON.stringify(PLAN), member_id);
    await forum.sql('insert into safety_plans (owner, sealed) values ($1, $2)', [owner, old]);
    expect(await findsAgain(dora)).toEqual(['plan']);
    await dora.send('/safety-plan', PLAN, '/safety-plan');
    expect(() => forums().open('safety plan', old, member_id)).not.toThrow();
    const now = await sealedPlan(member_id);
    expect(() => forums().open('safety plan', now, member_id)).toThrow(VaultError);
    expect(await findsAgain(dora)).toEqual(['plan']);
  });

  it('is made for those who have none, when a process starts and never when somebody writes', async () => {
    const elin = await forum.person('Elin');
    const { member_id } = await memberOf('Elin');
    const count = async () =>
      (await forum.sql('select from member_keys where member_id = $1', [member_id])).length;
    await forum.sql('delete from member_keys where member_id = $1', [member_id]);
    await keepPrivately(elin);
    expect([await count(), await findsAgain(elin)]).toEqual([0, ALL]);
    await forum.app.get(MemberKeys).makeMissing();
    expect([await count(), await findsAgain(elin)]).toEqual([1, ALL]);
  });

  it('goes with its member', async () => {
    const before = await forum.sql('select from member_keys');
    const { member_id } = await memberOf('Elin');
    await forum.app.get(DataSource).query('delete from members where id = $1', [member_id]);
    expect(await forum.sql('select from member_keys')).toHaveLength(before.length - 1);
  });
});

describe('sizes', () => {
  it.each([
    [0, 256],
    [228, 256],
    [229, 512],
    [484, 512],
    [485, 1024],
    [131_044, 131_072],
  ])('%i bytes of words are stored as %i', (bytes, stored) => {
    const json = JSON.stringify('x'.repeat(Math.max(0, bytes - 2))).slice(0, bytes);
    expect(forums().seal('draft', padded(json), 'a')).toHaveLength(stored);
  });

  it('of everything private are the same for a word and for a sentence', async () => {
    const finn = await forum.person('Finn');
    const { member_id } = await memberOf('Finn');
    const sizes = new Set<number>();
    for (const signs of ['x', 'I stop answering the phone, and leave the curtains closed all day', '☔'.repeat(20)]) {
      await finn.send('/safety-plan', { signs }, '/safety-plan');
      sizes.add((await sealedPlan(member_id)).length);
    }
    expect([...sizes]).toEqual([256]);
  });

  it('of the longest plan fit into its row', async () => {
    const finn = await forum.person('Finn');
    const parts = ['signs', 'alone', 'places', 'people', 'safer', 'reason'];
    const longest = Object.fromEntries(parts.map((part) => [part, '😀'.repeat(2000)]));
    expect((await finn.send('/safety-plan', longest, '/safety-plan')).status).toBe(303);
    expect(await sealedPlan((await memberOf('Finn')).member_id)).toHaveLength(65_536);
  });

  it('and the longest draft too', async () => {
    const finn = await forum.person('Finn');
    const path = '/boards/depression/threads/new';
    const hidden = await finn.hiddenFields(path, ['title', 'body']);
    const words = { title: '😀'.repeat(500), body: '"\\'.repeat(10_000), key: randomUUID() };
    expect((await finn.post('/boards/depression/draft', { ...hidden, ...words })).status).toBe(303);
    expect((await finn.open(path)).html).toContain('&quot;\\&quot;\\');
  });
});
