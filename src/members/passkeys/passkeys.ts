import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Statement } from '../../platform/database/statement.js';
import { padded } from '../../platform/vault/padding.js';
import { Vault } from '../../platform/vault/vault.js';
import { useUp } from './challenges.js';
import type { Made, Signed } from './devices.js';

/** A passkey as it is checked. */
export interface Passkey {
  id: string;
  memberId: string;
  personaId: string;
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  userHandle: Buffer;
}

/** A passkey as its member knows it. */
export interface OwnPasskey {
  id: string;
  label: string | null;
  /** ISO day. */
  added: string;
}

/** So many may a member have. */
export const MOST_PASSKEYS = 20;

/** Characters. */
export const LONGEST_LABEL = 40;

/** Members' passkeys. What a member calls one is sealed: it may say whose it is. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** The passkey with this id of its own, whoever has it. */
  find = async (credentialId: Buffer): Promise<Passkey | null> =>
    byCredential.row(this.database, [credentialId]);

  /** A member's own, the oldest first. */
  async of(memberId: string): Promise<OwnPasskey[]> {
    const rows = await ownOnes.rows(this.database, [memberId]);
    return rows.map(({ id, added, sealed }) => ({ id, added, label: this.open(memberId, sealed) }));
  }

  /** By which ids a device knows a member's passkeys. */
  async idsOf(memberId: string): Promise<Buffer[]> {
    const rows = await idsOfMember.rows(this.database, [memberId]);
    return rows.map(({ id }) => id);
  }

  /** Keeps what a device made. @returns false where it was kept before, and where the member has enough */
  async add(manager: EntityManager, memberId: string, made: Made, label: string): Promise<boolean> {
    // One after the other: two at once must not both be the last that fits.
    await manager.query('select from members where id = $1 for update', [memberId]);
    if (!(await useUp(manager, made.challenge))) return false;
    const { id, publicKey, counter } = made.credential;
    const rows = await manager.query<unknown[]>(ADD, [
      memberId,
      Buffer.from(id, 'base64url'),
      Buffer.from(publicKey),
      counter,
      made.userHandle,
      this.seal(memberId, label),
    ]);
    return rows.length === 1;
  }

  /** Calls one of a member's something else. @returns false where they have no such one */
  async rename(memberId: string, id: string, label: string): Promise<boolean> {
    const sealed = this.seal(memberId, label);
    const [, renamed] = await this.database.query<[unknown, number]>(
      'update passkeys set label_sealed = $3 where member_id = $1 and id = $2',
      [memberId, id, sealed],
    );
    return renamed === 1;
  }

  private seal(memberId: string, label: string): Buffer | null {
    return label === '' ? null : this.vault.seal(LABEL, padded(JSON.stringify(label)), memberId);
  }

  private open(memberId: string, sealed: Buffer | null): string | null {
    try {
      return sealed && (JSON.parse(this.vault.open(LABEL, sealed, memberId)) as string);
    } catch {
      return null;
    }
  }
}

/**
 * Uses a signature: its challenge and its count are worth one time.
 * @returns false for one that came before, or beside another
 */
export async function useSignature(manager: EntityManager, signed: Signed): Promise<boolean> {
  if (!(await useUp(manager, signed.challenge))) return false;
  const { id, counter } = signed.passkey;
  const [, counted] = await manager.query<[unknown, number]>(
    'update passkeys set counter = $3 where id = $1 and counter = $2',
    [id, counter, signed.counter],
  );
  return counted === 1;
}

/** Removes one of a member's. @returns false where they have no such one. PostgreSQL refuses the last way in (HS045) */
export async function removePasskey(manager: EntityManager, memberId: string, id: string): Promise<boolean> {
  const [, removed] = await manager.query<[unknown, number]>(
    'delete from passkeys where member_id = $1 and id = $2',
    [memberId, id],
  );
  return removed === 1;
}

/** Removes all of a member's. PostgreSQL refuses the last way in (HS045) */
export async function removePasskeys(manager: EntityManager, memberId: string): Promise<void> {
  await manager.query('delete from passkeys where member_id = $1', [memberId]);
}

/** What the names of passkeys are sealed for. */
export const LABEL = 'passkey label';

const byCredential = new Statement<Passkey>(
  'passkey-by-credential',
  `select k.id, k.member_id as "memberId", p.id as "personaId", k.credential_id as "credentialId",
     k.public_key as "publicKey", k.counter::float8 as counter, k.user_handle as "userHandle"
   from passkeys k join personas p on p.member_id = k.member_id and p.kind = 'pseudonym'
   where k.credential_id = $1`,
);

const ownOnes = new Statement<{ id: string; added: string; sealed: Buffer | null }>(
  'own-passkeys',
  `select id, to_char(added_on, 'YYYY-MM-DD') as added, label_sealed as sealed from passkeys
   where member_id = $1 order by added_on, id`,
);

const idsOfMember = new Statement<{ id: Buffer }>(
  'passkey-ids-of-member',
  'select credential_id as id from passkeys where member_id = $1 order by id',
);

const ADD = `
  insert into passkeys (member_id, credential_id, public_key, counter, user_handle, label_sealed)
  select $1, $2, $3, $4, $5, $6 where (select count(*) from passkeys where member_id = $1) < ${MOST_PASSKEYS}
  on conflict (credential_id) do nothing returning id`;
