import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { Vault } from '../platform/vault/vault.js';
import type { Viewer } from '../platform/web/visit.js';
import { type Choices, isUsual, MOST_BLOCKS, NO_CHOICES } from './choices.js';
import { GUEST, type Reader, readerOf } from './fold.js';

type Owner = Pick<Viewer, 'memberId'>;

const PURPOSE = 'reading choices';

const sealedChoices = new Statement<{ sealed: Buffer }>(
  'reading-choices',
  'select sealed from reading_choices where owner = $1',
);

/**
 * How members want to read: sealed for one member, and found by a keyed tag alone. Nobody else is told of it, least of
 * all whoever was blocked; no page of the team's reads this table.
 */
@Injectable()
export class ReadingChoices {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** How a visitor reads; guests, and members who chose nothing, have what has a note folded. */
  async reader(viewer: Viewer | null): Promise<Reader> {
    return viewer ? readerOf(viewer.personaId, await this.of(viewer)) : GUEST;
  }

  /** A member's own choices. What cannot be opened any more counts as none. */
  async of(owner: Owner): Promise<Choices> {
    return this.open(owner, await sealedChoices.row(this.database, [this.tag(owner)]));
  }

  /** Keeps what is done with notes, and which words are muted; the blocked names stay. */
  async keep(owner: Owner, chosen: Pick<Choices, 'notes' | 'words'>): Promise<void> {
    await this.change(owner, ({ blocks }) => ({ ...chosen, blocks }));
  }

  /** Blocks one name, once. @returns whether there was room for it */
  async block(owner: Owner, personaId: string): Promise<boolean> {
    const { blocks } = await this.change(owner, (choices) => withBlock(choices, personaId));
    return blocks.some((block) => block.personaId === personaId);
  }

  /** Takes a block back; where there is none with this id, nothing happens. */
  async unblock(owner: Owner, id: string): Promise<void> {
    await this.change(owner, ({ blocks, ...rest }) => ({
      ...rest,
      blocks: blocks.filter((block) => block.id !== id),
    }));
  }

  /** Forgets all of it for good. */
  async clear(owner: Owner): Promise<void> {
    await this.change(owner, () => NO_CHOICES);
  }

  // One after the other: two windows at once must not undo each other.
  private async change(owner: Owner, how: (choices: Choices) => Choices): Promise<Choices> {
    return this.database.transaction(async (manager) => {
      const tag = this.tag(owner);
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('reading choices ' || $1, 0))`, [
        tag.toString('hex'),
      ]);
      const rows = await manager.query<{ sealed: Buffer }[]>(sealedChoices.text, [tag]);
      const choices = how(this.open(owner, rows[0] ?? null));
      await this.save(manager, owner, choices);
      return choices;
    });
  }

  private async save(manager: EntityManager, owner: Owner, choices: Choices): Promise<void> {
    const tag = this.tag(owner);
    if (isUsual(choices)) await manager.query(DELETE, [tag]);
    else await manager.query(KEEP, [tag, this.vault.seal(PURPOSE, JSON.stringify(choices), owner.memberId)]);
  }

  private open({ memberId }: Owner, row: { sealed: Buffer } | null): Choices {
    try {
      return row ? (JSON.parse(this.vault.open(PURPOSE, row.sealed, memberId)) as Choices) : NO_CHOICES;
    } catch {
      return NO_CHOICES;
    }
  }

  private tag({ memberId }: Owner): Buffer {
    return this.vault.tag('reading choices of', memberId);
  }
}

const DELETE = 'delete from reading_choices where owner = $1';

const KEEP = `
  insert into reading_choices (owner, sealed) values ($1, $2)
  on conflict (owner) do update set sealed = $2, kept_at = date_trunc('minute', now())`;

function withBlock(choices: Choices, personaId: string): Choices {
  const { blocks } = choices;
  if (blocks.length >= MOST_BLOCKS || blocks.some((block) => block.personaId === personaId)) return choices;
  return { ...choices, blocks: [...blocks, { id: randomUUID(), personaId }] };
}
