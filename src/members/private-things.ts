import type { DataSource, EntityManager } from 'typeorm';
import { padded } from '../platform/vault/padding.js';
import type { Eye, Finding, SealedThings } from '../platform/vault/resealing.js';
import type { Vault } from '../platform/vault/vault.js';
import { privateVaultOf } from './member-keys.js';

/** A table with one row a member, or one for each of several kinds, found by a keyed tag alone. */
interface PrivateTable {
  what: string;
  table: string;
  purpose: string;
  /** What the tag of the owner is made for. */
  owner: string;
  /** SQL: which rows, where others are tagged for something else. */
  where?: string;
}

/** A row by its tag, and whose it is; null where no member has it any more. */
interface Place {
  tag: Buffer;
  memberId: string | null;
}

/** Private things of members, JSON sealed with their own keys or, from before there were any, with the forum's. */
export function privateTable({
  what,
  table,
  purpose,
  owner,
  where = 'true',
}: PrivateTable): SealedThings<Place> {
  return {
    what,
    places: async (database, vault) => {
      const rows = await database.query<{ tag: Buffer }[]>(
        `select owner as tag from ${table} where ${where}`,
      );
      const members = await ownersByTag(database, vault, owner);
      return rows.map(({ tag }) => ({ tag, memberId: members.get(tag.toString('hex')) ?? null }));
    },
    look: async (eye, place) => {
      const [row] = await eye.manager.query<{ sealed: Buffer }[]>(
        `select sealed from ${table} where owner = $1 ${eye.lock}`,
        [place.tag],
      );
      return row ? finding(eye, place, row.sealed) : 'gone';
    },
  };

  async function finding({ manager, vault }: Eye, place: Place, sealed: Buffer): Promise<Finding> {
    const { tag, memberId } = place;
    if (memberId === null) return () => manager.query(`delete from ${table} where owner = $1`, [tag]);
    const own = await privateVaultOf(manager, vault, memberId);
    const now = vault.tag(owner, memberId);
    if (now.equals(tag) && own.isCurrent(purpose, sealed, memberId)) return 'current';
    try {
      const text = own.open(purpose, sealed, memberId).trimEnd();
      return () => move(manager, tag, now, own.seal(purpose, padded(text), memberId));
    } catch {
      return 'unreadable';
    }
  }

  // Somebody may have written under the key in use meanwhile: the later words stay.
  async function move(manager: EntityManager, tag: Buffer, now: Buffer, sealed: Buffer): Promise<void> {
    const later = await manager.query<object[]>(
      `select owner from ${table} where owner = $1 and owner <> $2 for update`,
      [now, tag],
    );
    if (later.length > 0) await manager.query(`delete from ${table} where owner = $1`, [tag]);
    else
      await manager.query(`update ${table} set owner = $2, sealed = $3 where owner = $1`, [tag, now, sealed]);
  }
}

// Read after the rows: whoever has one is among the members, or has left.
async function ownersByTag(
  database: DataSource,
  vault: Vault,
  purpose: string,
): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string }[]>('select id from members');
  return new Map(rows.flatMap(({ id }) => vault.tags(purpose, id).map((tag) => [tag.toString('hex'), id])));
}
