import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Leaving } from './leaving.js';
import { logger } from '../platform/logging/logger.js';

const EVERY_MS = 60_000;

/** Each minute: finishes what stopped half-way, and brings the ledger's file up to date. It needs the key: in web processes. */
@Injectable()
export class ErasureRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly leaving: Leaving) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.round(), EVERY_MS).unref();
    this.round();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.working;
  }

  private round(): void {
    this.working = this.working
      .then(() => this.leaving.goOn())
      .catch((error: unknown) => logger.warn({ kind: (error as Error).name }, 'a round of erasures failed'));
  }
}
