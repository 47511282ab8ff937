import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NewTermFields, StateFields, TermFields } from './forms.js';

/** Changing own terms: the term, its history and the version that all processes watch are one transaction. */
@Injectable()
export class TermChanges {
  constructor(private readonly database: DataSource) {}

  /** Adds a term, in shadow. @returns its id */
  async add({ phrase, category, tier, note }: NewTermFields, staffId: string): Promise<string> {
    const id = randomUUID();
    await this.database.transaction(async (manager) => {
      const version = await nextVersion(manager);
      await manager.query(
        'insert into terms (id, phrase, category, tier, note) values ($1, $2, $3, $4, $5)',
        [id, phrase, category, tier, note],
      );
      await record(manager, version, id, staffId);
    });
    return id;
  }

  /** Changes what a term says. @returns false when somebody else changed it meanwhile: then nothing happens */
  change(
    id: string,
    { number, phrase, category, tier, note }: TermFields,
    staffId: string,
  ): Promise<boolean> {
    return this.apply(id, staffId, [
      'update terms set number = number + 1, phrase = $3, category = $4, tier = $5, note = $6 where id = $1 and number = $2',
      [id, number, phrase, category, tier, note],
    ]);
  }

  /** Switches a term to live, shadow or off. @returns false when somebody else changed it meanwhile */
  switchTo(id: string, { number, state }: StateFields, staffId: string): Promise<boolean> {
    return this.apply(id, staffId, [
      'update terms set number = number + 1, state = $3 where id = $1 and number = $2',
      [id, number, state],
    ]);
  }

  private async apply(id: string, staffId: string, [sql, values]: [string, unknown[]]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const version = await nextVersion(manager);
      const [, affected] = await manager.query<[unknown, number]>(sql, values);
      if (affected === 1) await record(manager, version, id, staffId);
      return affected === 1;
    });
  }
}

// First of all: two changes at once take turns on this row, so that no process sees a version before its terms.
async function nextVersion(manager: EntityManager): Promise<number> {
  const [[row]] = await manager.query<[[{ version: number }], number]>(
    'update terms_version set version = version + 1 returning version',
  );
  return row.version;
}

async function record(manager: EntityManager, version: number, id: string, staffId: string): Promise<void> {
  await manager.query(
    `insert into term_changes (version, term_id, staff_id, phrase, category, tier, note, state)
     select $1, id, $3, phrase, category, tier, note, state from terms where id = $2`,
    [version, id, staffId],
  );
}
