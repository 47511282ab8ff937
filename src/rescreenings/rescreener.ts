import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { logger } from '../platform/logging/logger.js';
import { JudgingAgain } from './judging-again.js';

const EVERY_MS = 2_000;

/** Looks for a re-screening that is going on, and judges batch after batch. The row is the record; there is no job. */
@Injectable()
export class Rescreener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly again: JudgingAgain) {}

  onApplicationBootstrap(): void {
    this.working = this.keepLooking();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async keepLooking(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const more = await this.again.next().catch(logFailure);
      if (!more) await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

function logFailure(error: unknown): boolean {
  logger.warn(
    { kind: error instanceof Error ? error.name : typeof error },
    're-screening failed; it goes on where it was',
  );
  return false;
}
