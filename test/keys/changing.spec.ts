import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Accounts } from '../../src/accounts/accounts.js';
import { Renewals } from '../../src/accounts/renewals.js';
import { OneTimeNames } from '../../src/personas/one-time-names.js';
import { checkKey } from '../../src/platform/vault/vault-check.js';
import { type Forum, PASSWORD } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { A, B, comesIn, findsAgain, keepPrivately, Place } from './people.js';

const ALL = ['plan', 'draft', 'choices'];

let place: Place;
let first: Forum;
beforeAll(async () => {
  place = await Place.make();
  first = await place.web(A);
}, 60_000);
afterAll(() => place.clear());

// One after the other, as an operator does it: each step begins where the one before ended.
describe('changing the keys while two web processes run', () => {
  let second: Forum;
  let ana: Visitor;
  let open: { cookie: string; fields: Record<string, string> };
  let bensCode: string;
  let name: string;

  const ids = async (who: string) => {
    const [row] = await first.sql<{ member: string }>('select member_id as member from personas where name = $1', [who]);
    return row!.member;
  };
  const threadId = '7b0e8f4e-0000-4000-8000-000000000001';

  it('begins with one key, known to both', async () => {
    second = await place.web(A);
    ana = await first.person('Ana');
    bensCode = (await first.app.get(Accounts).create('Ben', PASSWORD)).code;
    for (const who of ['Cleo', 'Dora', 'Elin']) await first.app.get(Accounts).create(who, PASSWORD);
    await keepPrivately(ana);
    const names = first.app.get(OneTimeNames);
    name = await first.app
      .get(DataSource)
      .transaction(async (manager) => names.give(manager, await ids('Ana'), threadId, 'MossyLark'));
    await names.file();
    const form = await first.guest().get('/sign-in');
    open = {
      cookie: form.headers['set-cookie']![0]!.split(';')[0]!,
      fields: { _csrf: form.page.querySelector('form[action="/sign-in"] input[name=_csrf]')!.getAttribute('value')! },
    };
    const lines = await place.keys([A], 'status');
    expect(lines[0]).toMatch(/^key 1, [0-9a-f]{16}: in use$/);
    expect(lines).toContain('processes that run: 2; without the newest key 0, not sealing with the one in use 0');
    await expect(place.keys([A], 'use')).rejects.toThrow('There is one key alone');
    await expect(place.keys([A], 'finish')).rejects.toThrow('No change is under way');
  });

  it('does not take a key into use that one of them does not know', async () => {
    await place.end(second);
    second = await place.web(A, B);
    await expect(place.keys([A, B], 'add')).rejects.toThrow('There are 2 keys');
    await expect(place.keys([A, B], 'use')).rejects.toThrow('Put the new key in front');
    await expect(place.keys([B, A], 'use')).rejects.toThrow('unknown to one process that runs');
    await expect(place.keys([A, B], 'reseal')).resolves.toBeDefined();
    await expect(place.keys([B, A], 'reseal')).rejects.toThrow('The key in front is not in use');
    expect(await findsAgain((await comesIn(second, 'Ana'))!)).toEqual(ALL);
  });

  it('takes it into use once both know it, and either goes on', async () => {
    await place.end(first);
    first = await place.web(A, B);
    await place.keys([B, A], 'use');
    await place.end(second);
    second = await place.web(B, A);
    for (const forum of [first, second]) expect(await findsAgain((await comesIn(forum, 'Ana'))!)).toEqual(ALL);
    expect(await second.app.get(OneTimeNames).of(await ids('Ana'))).toMatchObject([{ personaId: name }]);
    await expect(place.keys([B, A], 'finish')).rejects.toThrow('still sealed with by one process that runs');
    await expect(place.keys([B, A], 'reseal')).rejects.toThrow('still sealed with by one process that runs');
  });

  it('lets nobody start with other keys', async () => {
    const database = first.app.get(DataSource);
    const start = (vaultKey: string) => checkKey(database, { ...first.config, vaultKey });
    await expect(start(`${A},${B}`)).resolves.toBeUndefined();
    await expect(start(`${B},${A}`)).resolves.toBeUndefined();
    await expect(start(A)).rejects.toThrow('is not the one');
    await expect(start('c3'.repeat(32))).rejects.toThrow('is not the one');
    await expect(start(`${'c3'.repeat(32)},${B}`)).rejects.toThrow('not the one in use');
  });

  it('keeps what is written under either key, once', async () => {
    const [byFirst, bySecond] = [(await comesIn(first, 'Cleo'))!, (await comesIn(second, 'Cleo'))!];
    await keepPrivately(byFirst);
    await keepPrivately(bySecond);
    await keepPrivately(byFirst);
    const [rows] = await first.sql('select (select count(*)::int from safety_plans) as plans, (select count(*)::int from own_drafts) as drafts, (select count(*)::int from reading_choices) as choices');
    expect(rows).toEqual({ plans: 2, drafts: 2, choices: 2 });
    expect(await findsAgain(bySecond)).toEqual(ALL);
    await byFirst.send('/safety-plan', {}, '/safety-plan/removal');
    expect(await findsAgain(bySecond)).toEqual(['draft', 'choices']);
  });

  it('moves everything that can be moved, keeps what is open, and counts who is still to come', async () => {
    await place.end(first);
    first = await place.web(B, A);
    const before = await first.sql<{ owner_tag: Buffer }>('select owner_tag from personas where id = $1', [name]);
    await expect(place.keys([B, A], 'finish')).rejects.toThrow('First: npm run keys -- reseal');
    const lines = await place.keys([B, A], 'reseal');
    expect(lines).toContain('owners of one-time names: 1 moved, 0 were there');
    expect(lines.some((line) => line.startsWith('lists of one-time names: '))).toBe(true);
    expect(lines.find((line) => line.startsWith('keys of members: '))).toMatch(/: [1-9]\d* moved, 0 were there$/);
    const after = await first.sql<{ owner_tag: Buffer }>('select owner_tag from personas where id = $1', [name]);
    expect(after[0]!.owner_tag.equals(before[0]!.owner_tag)).toBe(false);
    const again = await place.keys([B, A], 'reseal');
    expect(again.filter((line) => / [1-9]\d* moved/.test(line))).toEqual([]);
    const status = (await place.keys([B, A], 'status')).join('\n');
    expect(status).toMatch(/key 1, [0-9a-f]{16}: in use\nkey 2, [0-9a-f]{16}: being left\n/);
    expect(status).toMatch(/\nrecovery codes that would not fit, .*: [1-9]/);
    expect(await findsAgain((await comesIn(first, 'Ana'))!)).toEqual(ALL);
  });

  it('takes a form that was opened before the change, and its token', async () => {
    const sent = await first.guest().post('/sign-in', { ...open.fields, pseudonym: 'Cleo', password: PASSWORD }, { cookie: open.cookie });
    expect(sent.status).toBe(303);
  });

  it('lets in by an old recovery code, and gives a new one', async () => {
    const recovered = await first.app.get(Renewals).recover('Ben', bensCode, 'eleven lanterns by a lake');
    expect(recovered).not.toBeNull();
    bensCode = recovered!.code;
  });

  it('asks those who come for a new recovery code, and not who has one', async () => {
    const [cleo, ben] = [(await comesIn(first, 'Cleo'))!, (await comesIn(first, 'Ben', 'eleven lanterns by a lake'))!];
    expect((await cleo.open('/account')).text).toContain('Your recovery code is an old one');
    expect((await ben.open('/account')).text).not.toContain('Your recovery code');
  });

  it('does not shut anybody out unasked', async () => {
    const refused = place.keys([B, A], 'finish');
    await expect(refused).rejects.toThrow(/locked out for good, .*: 3\n/);
    await expect(refused).rejects.toThrow(/Nothing was changed\.\n.*--leave-behind/);
    await expect(place.keys([B, A], 'status', '--leave-behind')).rejects.toThrow('Use it like this');
    expect(await comesIn(first, 'Dora')).not.toBeNull();
  });

  it('lets the old key go: who came since comes in, with all that is theirs; others do not, as was said', async () => {
    expect((await place.keys([B, A], 'finish', '--leave-behind'))[0]).toContain('Take it out of VAULT_KEY');
    await place.end(first);
    first = await place.web(B);
    expect(await findsAgain((await comesIn(first, 'Ana'))!)).toEqual(ALL);
    expect(await first.app.get(OneTimeNames).of(await ids('Ana'))).toMatchObject([{ personaId: name }]);
    expect(await comesIn(first, 'Ben', 'eleven lanterns by a lake')).not.toBeNull();
    expect(await first.app.get(Renewals).recover('Ben', bensCode, 'twelve lanterns by a lake')).not.toBeNull();
    expect(await comesIn(first, 'Elin')).toBeNull();
    const cleo = (await comesIn(first, 'Cleo'))!;
    expect((await cleo.open('/account')).text).toContain('Your recovery code does not fit any more');
    const start = (vaultKey: string) => checkKey(first.app.get(DataSource), { ...first.config, vaultKey });
    await expect(start(`${A},${B}`)).rejects.toThrow('not the one in use');
    await expect(start(B)).resolves.toBeUndefined();
  });
});

describe('keys in a file', () => {
  it('are added behind, put in front and taken out, and the file stays its owner’s alone', async () => {
    const own = await Place.make();
    const folder = await mkdtemp(join(tmpdir(), 'hearthside-keys-'));
    const file = join(folder, 'vault.key');
    const lines = async () => (await readFile(file, 'utf8')).trimEnd().split('\n');
    try {
      await writeFile(file, `${A}\n`, { mode: 0o600 });
      await own.keys({ folder }, 'add');
      const [before, added] = (await lines()) as [string, string];
      expect([before, added.length]).toEqual([A, 64]);
      await own.keys({ folder }, 'use');
      expect(await lines()).toEqual([added, A]);
      // As if the machine had stopped after the database knew, and before the file was written.
      await writeFile(file, `${A}\n${added}\n`);
      await expect(own.keys({ folder }, 'reseal')).rejects.toThrow('The key in front is not in use');
      await own.keys({ folder }, 'use');
      expect(await lines()).toEqual([added, A]);
      await expect(own.keys({ folder }, 'use')).rejects.toThrow('in use already');
      await own.keys({ folder }, 'reseal');
      await own.keys({ folder }, 'finish', '--leave-behind');
      expect(await lines()).toEqual([added]);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      await writeFile(file, `${added}\nnot a key\n`);
      await expect(own.keys({ folder }, 'status')).rejects.toThrow('is damaged');
    } finally {
      await own.clear();
      await rm(folder, { recursive: true });
    }
  });
});
