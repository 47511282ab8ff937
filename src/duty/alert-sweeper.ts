import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { logger } from '../platform/logging/logger.js';
import { Rounds } from '../platform/rounds.js';
import { Alerts } from './alerts.js';

const EVERY_MS = 2_000;

/** Looks for alerts that are due. PostgreSQL holds them: there is no job that could be lost. */
@Injectable()
export class AlertSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds = new Rounds(
    EVERY_MS,
    () => this.alerts.sendDue(this.rounds.stopping),
    'sending on-call alerts failed; they stay due',
  );

  constructor(private readonly alerts: Alerts) {}

  onApplicationBootstrap(): void {
    if (this.alerts.hasKey) void this.rounds.start();
    else logger.warn('this worker has no key for on-call contacts: it sends no alerts');
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
