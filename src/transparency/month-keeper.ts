import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { logger } from '../platform/logging/logger.js';
import { Months } from './months.js';

const EVERY_MS = 15 * 60_000;

/** Looks again and again whether a month is over. It needs no queue: a month that was missed is found at the next start. */
@Injectable()
export class MonthKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly months: Months) {}

  onApplicationBootstrap(): void {
    this.working = this.keepFixing();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async keepFixing(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.months
        .fixDue()
        .catch((error: unknown) =>
          logger.warn({ kind: (error as Error).name }, 'the figures of a month could not be fixed'),
        );
      await delay(EVERY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}
