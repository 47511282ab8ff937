import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { PACES } from '../platform/pace/doors.js';
import { NetworkCounts } from '../platform/pace/network-counts.js';
import { TooSoon } from '../platform/pace/too-soon.js';

// Searches cost more than pages: they must not take all connections from who reads and writes.
const AT_ONCE = 4;
const SOON = 3;

const { most, minutes } = PACES.search;

/** How fast one network, one member and all together may search: counted in the memory of this process alone. */
@Injectable()
export class SearchPace {
  private running = 0;
  private readonly members = new RateLimiterMemory({ points: most, duration: minutes * 60 });

  constructor(private readonly networks: NetworkCounts) {}

  /** @throws TooSoon instead of the work where there were too many lately, or are at this moment */
  async during<T>(request: Request, work: () => Promise<T>): Promise<T> {
    await this.count(request);
    if (this.running >= AT_ONCE) throw new TooSoon(SOON);
    this.running++;
    return work().finally(() => this.running--);
  }

  private async count({ ip, visit: { viewer } }: Request): Promise<void> {
    const counted = this.networks.add('search', ip);
    if (counted && counted.count > most) throw new TooSoon(Math.ceil(counted.overInMs / 1000));
    if (viewer) await this.members.consume(viewer.memberId).catch(tooSoon);
  }
}

function tooSoon(refused: unknown): never {
  if (!(refused instanceof RateLimiterRes)) throw refused;
  throw new TooSoon(Math.ceil(refused.msBeforeNext / 1000));
}
