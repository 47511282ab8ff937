import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markPeppers } from '../../src/members/mark-peppers.js';
import { Passwords } from '../../src/members/passwords.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { Vault, VaultError } from '../../src/platform/vault/vault.js';
import { renewCodes, useRecoveryCode } from '../../src/second-factor/recovery-codes.js';
import { A, B, Place } from './people.js';

const [old, young, ring] = [[A], [B], [B, A]].map((keys) => new Vault(keys.map((key) => Buffer.from(key, 'hex')))) as [Vault, Vault, Vault];

let place: Place;
let database: DataSource;
beforeAll(async () => {
  place = await Place.make();
  database = await new DataSource(dataSourceOptions(place.database.ownerUrl)).initialize();
  for (const who of Array.from({ length: 12 }, (_, at) => `Member${at}`)) await member(who);
  await place.keys([A, B], 'status');
  await place.keys([B, A], 'use');
}, 60_000);
afterAll(async () => {
  await database.destroy();
  await place.clear();
});

const ids: { memberId: string; personaId: string }[] = [];
const plans = new Map<string, string>();

async function member(name: string): Promise<void> {
  const [memberId, personaId] = [randomUUID(), randomUUID()];
  const sql = (text: string, ...values: unknown[]) => database.query(text, values);
  await sql(`insert into members (id, password_hash, recovery_digest) values ($1, '$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaA', '')`, memberId);
  await sql(`insert into personas (id, kind, name, name_key, cleared_digest, member_id) values ($1, 'pseudonym', $2, lower($2), sha256(convert_to($2, 'UTF8')), $3)`, personaId, name, memberId);
  await sql('insert into safety_plans (owner, sealed) values ($1, $2)', old.tag('safety plan of', memberId), old.seal('safety plan', `{"signs":"${name}"}`, memberId));
  await sql('insert into second_factors (member_id, secret_sealed, last_step) values ($1, $2, 0)', memberId, old.seal('second-factor', name, memberId));
  plans.set(memberId, name);
  ids.push({ memberId, personaId });
}

const moved = async () => new Map((await place.keys([B, A], 'reseal')).map((line) => line.split(': ') as [string, string]));

describe('bringing everything under the key in use', () => {
  it('moves every kind, so that the old key is needed for none of it', async () => {
    const [{ memberId, personaId }] = ids as [(typeof ids)[0]];
    const [contact, notice] = [randomUUID(), randomUUID()];
    await database.query(`insert into on_call_contacts (id, name, kind, masked, url_sealed) values ($1, 'Night phone', 'json', 'https://x/…', $2)`, [contact, old.seal('on-call contact', 'https://x/y', contact)]);
    await database.query(`insert into notices (id, persona_id, kind) values ($1, $2, 'welcome_back')`, [notice, personaId]);
    await database.query(`insert into notice_words (notice_id, words) values ($1, 'Welcome back.')`, [notice]);
    await database.query(`insert into passkeys (member_id, credential_id, public_key, user_handle, label_sealed) values ($1, '\\x01', '\\x02', decode(repeat('03', 32), 'hex'), $2)`, [memberId, old.seal('passkey label', 'my phone', memberId)]);
    await database.query(`update erasure_key set sealed = $1`, [old.seal('erasure ledger', 'ab', 'key')]);
    const lines = await moved();
    expect(Object.fromEntries(lines)).toMatchObject({
      'safety plans': '12 moved, 0 were there',
      'second factors': '12 moved, 0 were there',
      'addresses of on-call contacts': '1 moved, 0 were there',
      'letters of the team': '1 moved, 0 were there',
      'names of passkeys': '1 moved, 0 were there',
      'key of the ledger of erasures': '1 moved, 0 were there',
    });
    const opened = await Promise.all([
      one('select url_sealed as sealed from on_call_contacts', [], 'on-call contact', contact),
      one('select sealed from notice_words where words is null', [], 'letter', personaId),
      one('select label_sealed as sealed from passkeys', [], 'passkey label', memberId),
      one('select sealed from erasure_key', [], 'erasure ledger', 'key'),
      one('select secret_sealed as sealed from second_factors where member_id = $1', [memberId], 'second-factor', memberId),
    ]);
    expect(opened.map((text) => text.trimEnd())).toEqual(['https://x/y', '"Welcome back."', 'my phone', 'ab', 'Member0']);
    expect([...new Set((await moved()).values())].every((line) => /^0 moved|^npm/.test(line))).toBe(true);
  });

  // Under the key in use alone.
  async function one(sql: string, values: unknown[], purpose: string, context: string): Promise<string> {
    const [row] = await database.query<{ sealed: Buffer }[]>(sql, values);
    return young.open(purpose, row!.sealed, context);
  }

  it('keeps every plan with its owner, under a key of their own', async () => {
    for (const { memberId } of ids) {
      const [row] = await database.query<{ sealed: Buffer; wrapped: Buffer }[]>(
        `select p.sealed, k.sealed as wrapped from safety_plans p join member_keys k on k.member_id = $2 where p.owner = $1`,
        [young.tag('safety plan of', memberId), memberId],
      );
      const own = new Vault(Buffer.from(young.open('member key', row!.wrapped, memberId), 'hex'));
      expect(JSON.parse(own.open('safety plan', row!.sealed, memberId))).toEqual({ signs: plans.get(memberId) });
      expect(() => ring.open('safety plan', row!.sealed, memberId)).toThrow(VaultError);
    }
  });

  it('leaves the rows in an order that says nothing', async () => {
    const inTable = async (table: string, id: string) =>
      (await database.query<{ id: string }[]>(`select ${id} as id from ${table} order by ctid`)).map((row) => row.id);
    const signedUp = ids.map(({ memberId }) => memberId);
    const plansNow = (await database.query<{ owner: Buffer }[]>('select owner from safety_plans order by ctid')).map(
      ({ owner }) => signedUp.find((id) => young.tag('safety plan of', id).equals(owner)),
    );
    const factors = await inTable('second_factors', 'member_id');
    expect([...plansNow].sort()).toEqual([...signedUp].sort());
    // One chance in 479 million each that they are the same.
    expect(plansNow).not.toEqual(signedUp);
    expect(factors).not.toEqual(signedUp);
    expect(factors).not.toEqual(plansNow);
  });

  it('throws away what belongs to nobody, says what no key opens, and is held up by neither', async () => {
    const stray = old.tag('safety plan of', randomUUID());
    await database.query('insert into safety_plans (owner, sealed) values ($1, $2)', [stray, old.seal('safety plan', '{}', 'x')]);
    await database.query(`update second_factors set secret_sealed = '\\x00' where member_id = $1`, [ids[1]!.memberId]);
    await expect(place.keys([B, A], 'finish', '--leave-behind')).rejects.toThrow('safety plans: 1 not under the key in use');
    const lines = await moved();
    expect(lines.get('safety plans')).toBe('1 moved, 12 were there');
    expect(lines.get('second factors')).toBe('0 moved, 11 were there, 1 that no key opens');
    expect(await database.query('select from safety_plans where owner = $1', [stray])).toEqual([]);
    await expect(place.keys([B, A], 'finish')).rejects.toThrow('Nothing was changed');
  });

  it('says of passphrases from before keys could change which key made them', async () => {
    await markPeppers(database, ring);
    const [row] = await database.query<{ hash: string }[]>('select password_hash as hash from members where id = $1', [ids[0]!.memberId]);
    expect(row!.hash).toContain(`,p=1,keyid=${old.keyIds()[0]!.toString('base64').replace('=', '')}$`);
    const passwords = (vault: Vault) => new Passwords(vault, { memoryCost: 64, timeCost: 1 });
    const before = await passwords(old).hash('a kettle on a slow stove');
    for (const encoded of [before, before.replace(/,keyid=[^$]+/, '')]) {
      expect(await passwords(ring).verify(encoded, 'a kettle on a slow stove')).toBe(true);
      expect(await passwords(ring).verify(encoded, 'a kettle on a fast stove')).toBe(false);
      expect(await passwords(young).verify(encoded, 'a kettle on a slow stove')).toBe(false);
      expect(passwords(ring).isCurrent(encoded)).toBe(false);
    }
    expect(passwords(ring).isCurrent(await passwords(ring).hash('a kettle on a slow stove'))).toBe(true);
  });

  it('takes recovery codes of the second factor made under either key, once', async () => {
    const { memberId } = ids[2]!;
    const codes = await renewCodes(database.manager, old, memberId);
    expect(await useRecoveryCode(database.manager, young, memberId, codes[0]!)).toBe(false);
    expect(await useRecoveryCode(database.manager, ring, memberId, codes[0]!)).toBe(true);
    expect(await useRecoveryCode(database.manager, ring, memberId, codes[0]!)).toBe(false);
    expect((await place.keys([B, A], 'status')).join('\n')).toMatch(/no recovery code that fits .*: 1$/m);
    await renewCodes(database.manager, ring, memberId);
    expect((await place.keys([B, A], 'status')).join('\n')).not.toContain('no recovery code that fits');
  });
});
