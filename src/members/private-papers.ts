import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { padded } from '../platform/vault/padding.js';
import { Vault } from '../platform/vault/vault.js';
import type { Viewer } from '../platform/web/visit.js';
import { MemberKeys } from './member-keys.js';
import type { PrivateVault } from './private-vault.js';

type Owner = Pick<Viewer, 'memberId'>;

/** What a member keeps for themselves alone: one paper of each kind. */
export const PAPERS = ['milestones', 'check-ins', 'saved posts', 'reading hours'] as const;

export type PaperKind = (typeof PAPERS)[number];

/** What a paper of this kind is sealed for. */
export function paperPurpose(kind: PaperKind): string {
  return `private paper, ${kind}`;
}

/** What the tag of its owner is made for: another for each kind, so that no two papers are known as one member's. */
export function paperOwner(kind: PaperKind): string {
  return `private paper of, ${kind}`;
}

/** The tags by which a member's paper is found. */
export function paperTags(vault: Vault, kind: PaperKind, memberId: string): Buffer[] {
  return vault.tags(paperOwner(kind), memberId);
}

/** The sealed paper with one of the tags $1. */
export const sealedPaper = new Statement<{ sealed: Buffer }>(
  'private-paper',
  'select sealed from private_papers where owner = any($1::bytea[])',
);

/**
 * Private papers: one JSON document for each member and kind, sealed with the member's own key, padded, and found by a
 * keyed tag alone. Nobody else reads them; only a page of the member's own can open one, no job and nobody of the team.
 * A feature bounds what it keeps in a paper: sealed, it has room for a megabyte.
 */
@Injectable()
export class PrivatePapers {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly keys: MemberKeys,
  ) {}

  /** A member's own paper; null where there is none, or it cannot be opened any more. */
  async of<T>(owner: Owner, kind: PaperKind): Promise<T | null> {
    const [own, row] = await Promise.all([
      this.keys.of(owner.memberId),
      sealedPaper.row(this.database, [this.tags(owner, kind)]),
    ]);
    return opened<T>(own, owner, kind, row);
  }

  /**
   * Changes a paper, one change after the other, so that two windows at once lose nothing.
   * @param how makes the new paper of the one there is, or null to clear it; what it throws leaves everything as it was.
   *   The same paper back is no change.
   */
  async change<T>(owner: Owner, kind: PaperKind, how: (paper: T | null) => T | null): Promise<void> {
    const own = await this.keys.of(owner.memberId);
    await this.database.transaction(async (manager) => {
      await manager.query(LOCK, [`${kind} ${owner.memberId}`]);
      const rows = await manager.query<{ sealed: Buffer }[]>(LOOK, [this.tags(owner, kind)]);
      const before = opened<T>(own, owner, kind, rows[0] ?? null);
      const after = how(before);
      if (after !== before || after === null) await this.save(manager, own, owner, kind, after);
    });
  }

  /** Forgets all of a member's papers for good. */
  async clear(owner: Owner): Promise<void> {
    for (const kind of PAPERS) await this.change(owner, kind, () => null);
  }

  private async save(
    manager: EntityManager,
    own: PrivateVault,
    owner: Owner,
    kind: PaperKind,
    paper: unknown,
  ): Promise<void> {
    const tags = this.tags(owner, kind);
    await manager.query(DELETE, [paper === null ? tags : tags.slice(1)]);
    if (paper === null) return;
    const sealed = own.seal(paperPurpose(kind), padded(JSON.stringify(paper)), owner.memberId);
    await manager.query(KEEP, [tags[0], kind, sealed, owner.memberId]);
  }

  private tags({ memberId }: Owner, kind: PaperKind): Buffer[] {
    return paperTags(this.vault, kind, memberId);
  }
}

function opened<T>(
  own: PrivateVault,
  { memberId }: Owner,
  kind: PaperKind,
  row: { sealed: Buffer } | null,
): T | null {
  try {
    return row && (JSON.parse(own.open(paperPurpose(kind), row.sealed, memberId)) as T);
  } catch {
    return null;
  }
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('private paper ' || $1, 0))`;

const LOOK = `${sealedPaper.text} for update`;

const DELETE = 'delete from private_papers where owner = any($1::bytea[])';

// Whoever is leaving has cleared theirs, or is about to: nothing comes after them.
const KEEP = `
  insert into private_papers (owner, kind, sealed)
  select $1::bytea, $2::text, $3::bytea from members m
    where m.id = $4 and not exists (select from leavings l where l.member_id = m.id)
  on conflict (owner) do update set sealed = excluded.sealed`;
