import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { shuffled } from '../platform/vault/shuffled.js';
import { Vault } from '../platform/vault/vault.js';
import { everyName } from './every-name.js';
import { sealList } from './name-list.js';
import { openOwner } from './owner-seal.js';

/**
 * The filing round: writes the list of every member anew, in random order, from what is sealed in the names themselves.
 * All rows change, all are of one size: neither a dump nor the difference between two tells whose name is new. It needs
 * the key, so a web process does it, one at a time.
 */
@Injectable()
export class Filing {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** One round, also when no name is new: so lists are moved to another key. @returns false while another process is at it */
  file(): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      if (!(await isAlone(manager))) return false;
      const fresh = new Set(await unfiled(manager));
      const filed = (await this.writeAll(manager)).filter((id) => fresh.has(id));
      await manager.query('delete from unfiled_names where persona_id = any($1::uuid[])', [filed]);
      return true;
    });
  }

  /** One round where a name is new. */
  async fileWhatIsNew(): Promise<void> {
    if ((await unfiled(this.database.manager)).length > 0) await this.file();
  }

  // @returns the names that are their members' to keep: what is left of others waits to be found and erased
  private async writeAll(manager: EntityManager): Promise<string[]> {
    const members = shuffled(await holdMembers(manager));
    const leavers = await leaving(manager);
    const names = await this.namesByMember(manager);
    const lists = members.map((id) => sealList(this.vault, id, names.get(id) ?? []));
    await manager.query('delete from name_lists where member_id = any($1::uuid[])', [members]);
    await manager.query(
      'insert into name_lists (member_id, sealed) select * from unnest($1::uuid[], $2::bytea[])',
      [members, lists],
    );
    return members.filter((id) => !leavers.has(id)).flatMap((id) => names.get(id) ?? []);
  }

  private async namesByMember(manager: EntityManager): Promise<Map<string, string[]>> {
    const names = new Map<string, string[]>();
    for await (const { id, sealed } of everyName(manager)) {
      const owner = openOwner(this.vault, sealed, id);
      if (owner) names.set(owner.memberId, [...(names.get(owner.memberId) ?? []), id]);
    }
    return names;
  }
}

async function isAlone(manager: EntityManager): Promise<boolean> {
  const [lock] = await manager.query<{ ours: boolean }[]>(
    `select pg_try_advisory_xact_lock(hashtextextended('filing of one-time names', 43)) as ours`,
  );
  return lock!.ours;
}

// Read before the names are: what comes later waits for the next round.
async function unfiled(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>('select persona_id as id from unfiled_names');
  return rows.map(({ id }) => id);
}

// Those who leave at this moment wait until it is over: a list without its member cannot be written.
async function holdMembers(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>('select id from members order by id for key share');
  return rows.map(({ id }) => id);
}

// Read after they are held: from then on nobody begins.
async function leaving(manager: EntityManager): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>('select member_id as id from leavings');
  return new Set(rows.map(({ id }) => id));
}
