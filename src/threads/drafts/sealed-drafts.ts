import type { DataSource } from 'typeorm';
import { privateVaultOf } from '../../members/member-keys.js';
import { openOwner } from '../../personas/owner-seal.js';
import type { Eye, Finding, SealedThings } from '../../platform/vault/resealing.js';
import type { Vault } from '../../platform/vault/vault.js';
import { isDraftCurrent, openDraft, OWN_DRAFT_OF, placesOf, sealDraft, type Writer } from './draft-seal.js';

/** A draft, and who writes it; null where that name is gone. */
interface Place {
  id: string;
  writer: Writer | null;
}

interface Row {
  writer: Buffer;
  place: Buffer;
  sealed: Buffer;
}

/** What members typed and did not send. */
export const ownDrafts: SealedThings<Place> = {
  what: 'drafts of members',
  places: async (database, vault) => {
    const rows = await database.query<{ id: string; tag: Buffer }[]>(
      'select id, writer as tag from own_drafts',
    );
    const writers = rows.length > 0 ? await writersByTag(database, vault) : new Map<string, Writer>();
    return rows.map(({ id, tag }) => ({ id, writer: writers.get(tag.toString('hex')) ?? null }));
  },
  look: async (eye, place) => {
    const [row] = await eye.manager.query<Row[]>(
      `select writer, place, sealed from own_drafts where id = $1 ${eye.lock}`,
      [place.id],
    );
    return row ? finding(eye, place, row) : 'gone';
  },
};

async function finding({ manager, vault }: Eye, { id, writer }: Place, row: Row): Promise<Finding> {
  if (!writer) return () => manager.query('delete from own_drafts where id = $1', [id]);
  const own = await privateVaultOf(manager, vault, writer.memberId);
  const tag = vault.tag(OWN_DRAFT_OF, writer.personaId);
  if (tag.equals(row.writer) && isDraftCurrent(own, writer, row.place, row.sealed)) return 'current';
  const words = openDraft(own, writer, row.place, row.sealed);
  if (!words) return 'unreadable';
  const place = placesOf(vault, writer, words.target)[0]!;
  return async () => {
    const kept = [id, tag, place, sealDraft(own, writer, place, words)];
    const [, moved] = await manager.query<[unknown, number]>(MOVE, kept);
    if (moved === 0) await manager.query('delete from own_drafts where id = $1', [id]);
  };
}

// Somebody may have written in the same form under the key in use meanwhile: the later words stay.
const MOVE = `
  update own_drafts set writer = $2, place = $3, sealed = $4
  where id = $1 and not exists (select from own_drafts where place = $3 and id <> $1)`;

// Read after the rows: whoever has one is among the names, or has left.
async function writersByTag(database: DataSource, vault: Vault): Promise<Map<string, Writer>> {
  const names = await database.query<{ id: string; member_id: string | null; owner_sealed: Buffer | null }[]>(
    'select id, member_id, owner_sealed from personas',
  );
  const writers = names.map(({ id, member_id, owner_sealed }) => ({
    personaId: id,
    memberId: member_id ?? (owner_sealed && openOwner(vault, owner_sealed, id)?.memberId) ?? '',
  }));
  const known = writers.filter(({ memberId }) => memberId !== '');
  return new Map(known.flatMap((writer) => tagsOf(vault, writer).map((tag) => [tag, writer])));
}

function tagsOf(vault: Vault, { personaId }: Writer): string[] {
  return vault.tags(OWN_DRAFT_OF, personaId).map((tag) => tag.toString('hex'));
}
