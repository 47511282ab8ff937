import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { logger } from '../platform/logging/logger.js';
import { Screenings } from './screenings.js';

const EVERY_MS = 2_000;

// What the queue has had its chance with. Crisis-looking texts first, then the longest waiting.
const overdue = new Statement<{ id: string }>(
  'overdue-revisions',
  `select id from revisions
   where state = 'pending' and waiting_since < now() - interval '2 seconds'
   order by advised_tier = 'crisis' desc, waiting_since
   limit 500`,
);

/**
 * Finds what waits and screens it itself, so that a queue that is away, wiped or asleep delays a text by seconds and
 * loses none. Two sweepers on one text do no harm: the first to settle it wins.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly screenings: Screenings,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping = this.keepSweeping();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.sweeping;
  }

  /** One pass over everything that waits for longer than the queue should take. */
  async sweep(): Promise<void> {
    for (const { id } of await overdue.rows(this.database)) {
      if (this.stopping.signal.aborted) return;
      await this.screenings.screenNow(id).catch(logFailure);
    }
  }

  private async keepSweeping(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.sweep().catch(logFailure);
      await delay(EVERY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}

function logFailure(error: unknown): void {
  logger.warn(
    { kind: error instanceof Error ? error.name : typeof error },
    'a sweep failed; the next one tries again',
  );
}
