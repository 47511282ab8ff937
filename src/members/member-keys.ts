import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { logger } from '../platform/logging/logger.js';
import { Vault } from '../platform/vault/vault.js';
import { shuffled } from '../platform/vault/shuffled.js';
import { MEMBER_COMES } from './member-comes.js';
import { PrivateVault } from './private-vault.js';

/** What a member's key is sealed for, with the member's id as its context. */
export const MEMBER_KEY = 'member key';

const AT_ONCE = 500;

const keyOf = new Statement<{ sealed: Buffer }>(
  'member_key',
  'select sealed from member_keys where member_id = $1',
);

MEMBER_COMES.asks(keyOf, ({ memberId }) => [memberId]);

/**
 * A key for each member, sealed with the forum's: drafts, plans and other private things open with it alone. Without its
 * row nothing of them can be read again, not from a backup of the other tables either.
 */
@Injectable()
export class MemberKeys implements OnApplicationBootstrap {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  // Members who signed up while an older release ran have none yet.
  async onApplicationBootstrap(): Promise<void> {
    await this.makeMissing().catch((error: unknown) =>
      logger.warn({ kind: (error as Error).name }, 'missing keys of members were not made'),
    );
  }

  /** Makes the keys that are missing, in random order. Never when a member writes: the row would stand beside the words. */
  async makeMissing(): Promise<void> {
    const rows = await this.database.query<{ id: string }[]>(
      'select id from members m where not exists (select from member_keys k where k.member_id = m.id)',
    );
    const ids = shuffled(rows.map(({ id }) => id));
    for (let done = 0; done < ids.length; done += AT_ONCE)
      await makeMemberKeys(this.database.manager, this.vault, ids.slice(done, done + AT_ONCE));
  }

  /** What seals and opens a member's private things. Read before a transaction begins: it takes a connection of its own. */
  async of(memberId: string): Promise<PrivateVault> {
    const row = await keyOf.row(this.database, [memberId]);
    return privateVault(this.vault, memberId, row?.sealed ?? null);
  }

  /** Seals a member's private words. */
  async seal(memberId: string, purpose: string, text: string, context: string): Promise<Buffer> {
    return (await this.of(memberId)).seal(purpose, text, context);
  }

  /** Opens them. @throws VaultError when they are damaged, belong elsewhere, or the member's key is gone */
  async open(memberId: string, purpose: string, sealed: Buffer, context: string): Promise<string> {
    return (await this.of(memberId)).open(purpose, sealed, context);
  }
}

/** Makes keys for members who have none; for a new one in the transaction in which they are made. */
export async function makeMemberKeys(
  manager: EntityManager,
  vault: Vault,
  memberIds: string[],
): Promise<void> {
  const sealed = memberIds.map((id) => vault.seal(MEMBER_KEY, randomBytes(32).toString('hex'), id));
  await manager.query(MAKE, [memberIds, sealed]);
}

// Somebody may leave meanwhile.
const MAKE = `
  insert into member_keys (member_id, sealed)
  select i, s from unnest($1::uuid[], $2::bytea[]) as made (i, s) where exists (select from members where id = i)
  on conflict do nothing`;

/** The same within a transaction: for commands, which go through many. */
export async function privateVaultOf(
  manager: EntityManager,
  vault: Vault,
  memberId: string,
): Promise<PrivateVault> {
  const [row] = await manager.query<{ sealed: Buffer }[]>(keyOf.text, [memberId]);
  return privateVault(vault, memberId, row?.sealed ?? null);
}

// One that cannot be opened any more leaves what is under it closed, and does not stop what is written from now on.
function privateVault(vault: Vault, memberId: string, sealed: Buffer | null): PrivateVault {
  try {
    const own = sealed && new Vault(Buffer.from(vault.open(MEMBER_KEY, sealed, memberId), 'hex'));
    return new PrivateVault(own, vault);
  } catch {
    return new PrivateVault(null, vault);
  }
}
