import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { Vault } from '../platform/vault/vault.js';
import type { OneTimeName } from '../platform/web/visit.js';
import { openOwner, type Owner } from './owner-seal.js';

/** A one-time name with who wears it. */
export type WornName = OneTimeName & Owner;

interface Row {
  id: string;
  name: string;
  sealed: Buffer;
}

const namesById = new Statement<Row>(
  'one_time_names_by_id',
  `select id, name, owner_sealed as sealed from personas where id = any($1::uuid[]) and kind = 'one_time'`,
);

// Far more than are new between two rounds of filing; a full memory begins anew.
const MOST_REMEMBERED = 50_000;

/** Whose one-time names are, opened with the key. What was opened once is remembered in this process: it never changes. */
@Injectable()
export class WornNames {
  private readonly opened = new Map<string, WornName>();

  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /**
   * Those of the ids that are one-time names and can be opened.
   * @param manager of the transaction that asks, if one does: a second connection could be one too many
   */
  async all(personaIds: string[], manager?: EntityManager): Promise<WornName[]> {
    const unknown = personaIds.filter((id) => !this.opened.has(id));
    if (unknown.length > 0) await this.open(unknown, manager);
    return personaIds.map((id) => this.opened.get(id)).filter((name) => name !== undefined);
  }

  private async open(ids: string[], manager?: EntityManager): Promise<void> {
    if (this.opened.size > MOST_REMEMBERED) this.opened.clear();
    const rows = manager ? namesById.rowsIn(manager, [ids]) : namesById.rows(this.database, [ids]);
    for (const { id, name, sealed } of await rows) {
      const owner = openOwner(this.vault, sealed, id);
      if (owner) this.opened.set(id, { personaId: id, name, ...owner });
    }
  }
}
