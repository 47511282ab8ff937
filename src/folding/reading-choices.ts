import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MEMBER_COMES } from '../members/member-comes.js';
import { MemberKeys } from '../members/member-keys.js';
import type { PrivateVault } from '../members/private-vault.js';
import { Statement } from '../platform/database/statement.js';
import { padded } from '../platform/vault/padding.js';
import { Vault } from '../platform/vault/vault.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { type Choices, isUsual, MOST_BLOCKS, NO_CHOICES } from './choices.js';
import { GUEST, type Reader, readerOf } from './fold.js';

type Owner = Pick<Viewer, 'memberId'>;

/** What choices are sealed for, and what the tag of their owner is made for. */
export const CHOICES = 'reading choices';
export const CHOICES_OF = 'reading choices of';

const sealedChoices = new Statement<{ sealed: Buffer }>(
  'reading-choices',
  'select sealed from reading_choices where owner = any($1::bytea[])',
);

MEMBER_COMES.asks(sealedChoices, ({ memberId, vault }) => [vault.tags(CHOICES_OF, memberId)]);

/**
 * How members want to read: sealed with their own key, and found by a keyed tag alone. Nobody else is told of it, least of
 * all whoever was blocked; no page of the team's reads this table.
 */
@Injectable()
export class ReadingChoices {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly keys: MemberKeys,
  ) {}

  /** How a visitor reads; guests, and members who chose nothing, have what has a note folded. */
  async reader(viewer: Viewer | null): Promise<Reader> {
    return viewer ? readerOf(ownPersonas(viewer), await this.of(viewer)) : GUEST;
  }

  /** A member's own choices. What cannot be opened any more counts as none. */
  async of(owner: Owner): Promise<Choices> {
    const [own, row] = await Promise.all([
      this.keys.of(owner.memberId),
      sealedChoices.row(this.database, [this.tags(owner)]),
    ]);
    return opened(own, owner, row);
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
    const own = await this.keys.of(owner.memberId);
    return this.database.transaction(async (manager) => {
      await manager.query(LOCK, [owner.memberId]);
      const rows = await manager.query<{ sealed: Buffer }[]>(sealedChoices.text, [this.tags(owner)]);
      const choices = how(opened(own, owner, rows[0] ?? null));
      await this.save(manager, owner, isUsual(choices) ? null : sealed(own, owner, choices));
      return choices;
    });
  }

  private async save(manager: EntityManager, owner: Owner, kept: Buffer | null): Promise<void> {
    const tags = this.tags(owner);
    await manager.query(DELETE, [kept ? tags.slice(1) : tags]);
    if (kept) await manager.query(KEEP, [tags[0], kept]);
  }

  private tags({ memberId }: Owner): Buffer[] {
    return this.vault.tags(CHOICES_OF, memberId);
  }
}

function sealed(own: PrivateVault, { memberId }: Owner, choices: Choices): Buffer {
  return own.seal(CHOICES, padded(JSON.stringify(choices)), memberId);
}

function opened(own: PrivateVault, { memberId }: Owner, row: { sealed: Buffer } | null): Choices {
  try {
    return row ? (JSON.parse(own.open(CHOICES, row.sealed, memberId)) as Choices) : NO_CHOICES;
  } catch {
    return NO_CHOICES;
  }
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('reading choices ' || $1, 0))`;

const DELETE = 'delete from reading_choices where owner = any($1::bytea[])';

const KEEP = `
  insert into reading_choices (owner, sealed) values ($1, $2)
  on conflict (owner) do update set sealed = $2, kept_at = date_trunc('minute', now())`;

function withBlock(choices: Choices, personaId: string): Choices {
  const { blocks } = choices;
  if (blocks.length >= MOST_BLOCKS || blocks.some((block) => block.personaId === personaId)) return choices;
  return { ...choices, blocks: [...blocks, { id: randomUUID(), personaId }] };
}
