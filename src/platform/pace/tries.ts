import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { Vault } from '../vault/vault.js';
import { NetworkCounts } from './network-counts.js';
import { SlowLane } from './slow-lane.js';
import { Waiting } from './waiting.js';

/** What a name is tried with; `proof` is the passphrase once more, by who is signed in. */
export type Way = 'sign-in' | 'recovery' | 'proof';

/** Who is tried, and from where. */
export interface Tried {
  /** A name by its key, as it was typed; for a proof the member's id. */
  name: string;
  address?: string | undefined;
}

/** Of all whose address says nothing, as over Tor. */
const SHARED = 'shared';

const HOUR_S = 3600;
const STEP_MS = 250;
const LONGEST_MS = 4_000;

/** From so many times the free tries on, a name is tried one at a time from each network. */
const SLOW_LANE = 10;

/**
 * How often a name was tried within the hour, by all processes together. What is kept is a keyed tag of the name and the
 * hour, whether there is such a name or not, and a number: nothing says whose, and when only by the hour. It never locks
 * anybody out: too many tries take longer, and at last their turn, one every few seconds. The turns are a network's own, in
 * the memory of this process: who knocks from elsewhere, or over Tor, cannot hold the owner's.
 */
@Injectable()
export class Tries {
  private readonly limiter: RateLimiterPostgres;
  private readonly lane = new SlowLane();

  constructor(
    database: DataSource,
    private readonly vault: Vault,
    private readonly waiting: Waiting,
    private readonly networks: NetworkCounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.limiter = limiterOn(database);
  }

  /**
   * Counts one more, before it is looked at; comes back when it may be.
   * @throws TooSoon when the same name is tried from the same network at this moment
   */
  async count(way: Way, { name, address }: Tried): Promise<void> {
    const key = this.key(way, name);
    const over = (await this.add(key)) - this.config.triesAnHour;
    const lane = `${key} ${this.networks.tagOf(address) ?? SHARED}`;
    if (over > this.config.triesAnHour * (SLOW_LANE - 1)) this.lane.enter(lane);
    if (over > 0) await this.waiting.for(Math.min(over * STEP_MS, LONGEST_MS), lane);
  }

  /** The same around the look itself: what is found was the right one, and the tries before it count no longer. */
  async around<T>(way: Way, tried: Tried, look: () => Promise<T | null>): Promise<T | null> {
    await this.count(way, tried);
    const found = await look();
    if (found !== null) await this.forget(way, tried.name);
    return found;
  }

  private async forget(way: Way, name: string): Promise<void> {
    await this.limiter.delete(this.key(way, name)).catch(() => undefined);
  }

  private async add(key: string): Promise<number> {
    const left = HOUR_S - ((Date.now() / 1000) % HOUR_S);
    const { consumedPoints } = await this.limiter
      .consume(key, 1, { customDuration: Math.ceil(left) })
      .catch(orCount);
    return consumedPoints;
  }

  private key(way: Way, name: string): string {
    const hour = Math.floor(Date.now() / 1000 / HOUR_S);
    return this.vault.tag('tries', `${way} ${hour} ${name}`).toString('base64url');
  }
}

// The table is made by our migration. Without PostgreSQL each process counts for itself.
function limiterOn(database: DataSource): RateLimiterPostgres {
  const pool = (database.driver as unknown as { master: Pool }).master;
  const bounds = { keyPrefix: '', points: Number.MAX_SAFE_INTEGER, duration: HOUR_S };
  return new RateLimiterPostgres({
    ...bounds,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'tries',
    tableCreated: true,
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory(bounds),
  });
}

function orCount(refused: unknown): RateLimiterRes {
  if (refused instanceof RateLimiterRes) return refused;
  throw refused;
}
