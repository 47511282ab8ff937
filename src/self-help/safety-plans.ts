import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MemberKeys } from '../members/member-keys.js';
import type { PrivateVault } from '../members/private-vault.js';
import { Statement } from '../platform/database/statement.js';
import { padded } from '../platform/vault/padding.js';
import { Vault } from '../platform/vault/vault.js';
import type { Viewer } from '../platform/web/visit.js';
import { isEmpty, type Plan } from './plan-parts.js';

type Owner = Pick<Viewer, 'memberId'>;

/** What plans are sealed for, and what the tag of their owner is made for. */
export const PLAN = 'safety plan';
export const PLAN_OF = 'safety plan of';

const sealedPlan = new Statement<{ sealed: Buffer }>(
  'sealed-plan',
  'select sealed from safety_plans where owner = any($1::bytea[])',
);

/**
 * The safety plans that members keep in their account: sealed with their own key, and found by a keyed tag alone. No page
 * of the team's reads this table.
 */
@Injectable()
export class SafetyPlans {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly keys: MemberKeys,
  ) {}

  /** Keeps a plan in place of the one before; an empty one is none. */
  async keep(owner: Owner, plan: Plan): Promise<void> {
    if (isEmpty(plan)) return this.clear(owner);
    const own = await this.keys.of(owner.memberId);
    const sealed = own.seal(PLAN, padded(JSON.stringify(plan)), owner.memberId);
    const tags = this.tags(owner);
    await this.database.transaction(async (manager) => {
      await manager.query(KEEP, [tags[0], sealed]);
      await manager.query('delete from safety_plans where owner = any($1::bytea[])', [tags.slice(1)]);
    });
  }

  /** A member's own plan; null when there is none, or it cannot be opened any more. */
  async of(owner: Owner): Promise<Plan | null> {
    const row = await sealedPlan.row(this.database, [this.tags(owner)]);
    return row && this.open(await this.keys.of(owner.memberId), owner, row.sealed);
  }

  /** Forgets it for good. */
  async clear(owner: Owner): Promise<void> {
    await this.database.query('delete from safety_plans where owner = any($1::bytea[])', [this.tags(owner)]);
  }

  private open(own: PrivateVault, { memberId }: Owner, sealed: Buffer): Plan | null {
    try {
      return JSON.parse(own.open(PLAN, sealed, memberId)) as Plan;
    } catch {
      return null;
    }
  }

  private tags({ memberId }: Owner): Buffer[] {
    return this.vault.tags(PLAN_OF, memberId);
  }
}

const KEEP = `
  insert into safety_plans (owner, sealed) values ($1, $2)
  on conflict (owner) do update set sealed = $2, kept_at = date_trunc('minute', now())`;
