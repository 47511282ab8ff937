import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { logger } from '../platform/logging/logger.js';
import { Alerts } from './alerts.js';

const EVERY_MS = 2_000;

/** Looks for alerts that are due. PostgreSQL holds them: there is no job that could be lost. */
@Injectable()
export class AlertSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private sweeping: Promise<void> = Promise.resolve();

  constructor(private readonly alerts: Alerts) {}

  onApplicationBootstrap(): void {
    if (this.alerts.hasKey) this.sweeping = this.keepSweeping();
    else logger.warn('this worker has no key for on-call contacts: it sends no alerts');
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.sweeping;
  }

  private async keepSweeping(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.alerts.sendDue(signal).catch(logFailure);
      await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

function logFailure(error: unknown): void {
  logger.warn(
    { kind: error instanceof Error ? error.name : typeof error },
    'sending on-call alerts failed; they stay due',
  );
}
