import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { Vault } from '../platform/vault/vault.js';
import type { Viewer } from '../platform/web/visit.js';
import { isEmpty, type Plan } from './plan-parts.js';

type Owner = Pick<Viewer, 'memberId'>;

const PURPOSE = 'safety plan';

const sealedPlan = new Statement<{ sealed: Buffer }>(
  'sealed-plan',
  'select sealed from safety_plans where owner = $1',
);

/**
 * The safety plans that members keep in their account: sealed for one member, and found by a keyed tag alone. No page of
 * the team's reads this table.
 */
@Injectable()
export class SafetyPlans {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** Keeps a plan in place of the one before; an empty one is none. */
  async keep(owner: Owner, plan: Plan): Promise<void> {
    if (isEmpty(plan)) return this.clear(owner);
    const sealed = this.vault.seal(PURPOSE, JSON.stringify(plan), owner.memberId);
    await this.database.query(
      `insert into safety_plans (owner, sealed) values ($1, $2)
       on conflict (owner) do update set sealed = $2, kept_at = date_trunc('minute', now())`,
      [this.tag(owner), sealed],
    );
  }

  /** A member's own plan; null when there is none, or it cannot be opened any more. */
  async of(owner: Owner): Promise<Plan | null> {
    const row = await sealedPlan.row(this.database, [this.tag(owner)]);
    return row && this.open(owner, row.sealed);
  }

  /** Forgets it for good. */
  async clear(owner: Owner): Promise<void> {
    await this.database.query('delete from safety_plans where owner = $1', [this.tag(owner)]);
  }

  private open({ memberId }: Owner, sealed: Buffer): Plan | null {
    try {
      return JSON.parse(this.vault.open(PURPOSE, sealed, memberId)) as Plan;
    } catch {
      return null;
    }
  }

  private tag({ memberId }: Owner): Buffer {
    return this.vault.tag('safety plan of', memberId);
  }
}
