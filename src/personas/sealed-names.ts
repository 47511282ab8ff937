import type { Finding, SealedThings } from '../platform/vault/resealing.js';
import { sealedColumn } from '../platform/vault/resealing.js';
import { NAME_LIST } from './name-list.js';
import { isOwnerCurrent, openOwner, ownerTag, sealOwner } from './owner-seal.js';

interface Row {
  tag: Buffer;
  sealed: Buffer;
}

/** Whose each one-time name is: a tag and a sealed reference, which change keys together. */
export const nameOwners: SealedThings = {
  what: 'owners of one-time names',
  places: async (database) => {
    const rows = await database.query<{ id: string }[]>(`select id from personas where kind = 'one_time'`);
    return rows.map(({ id }) => id);
  },
  look: async ({ manager, vault, lock }, id): Promise<Finding> => {
    const [row] = await manager.query<Row[]>(
      `select owner_tag as tag, owner_sealed as sealed from personas where id = $1 ${lock}`,
      [id],
    );
    if (!row) return 'gone';
    const owner = openOwner(vault, row.sealed, id);
    if (!owner) return 'unreadable';
    const tag = ownerTag(vault, owner);
    if (tag.equals(row.tag) && isOwnerCurrent(vault, row.sealed, id)) return 'current';
    return () =>
      manager.query('update personas set owner_tag = $2, owner_sealed = $3 where id = $1', [
        id,
        tag,
        sealOwner(vault, owner, id),
      ]);
  },
};

/** The list of each member's one-time names. */
export const nameLists = sealedColumn({
  what: 'lists of one-time names',
  table: 'name_lists',
  id: 'member_id',
  column: 'sealed',
  purpose: NAME_LIST,
});
