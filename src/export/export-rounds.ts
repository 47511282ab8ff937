import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { logger } from '../platform/logging/logger.js';
import { Exports } from './exports.js';

const EVERY_MS = 60_000;

/** Makes copies one after the other, beside the requests: those asked for here at once, and those left lying by others. */
@Injectable()
export class ExportRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly exports: Exports) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.inTurn(() => this.round()), EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.stopped = true;
    await this.working;
  }

  /** Takes one in hand as soon as those before it are done. */
  begin(id: string): void {
    this.inTurn(() => this.exports.make(id));
  }

  private async round(): Promise<void> {
    await this.exports.forgetOld();
    for (const id of await this.exports.waiting()) this.begin(id);
  }

  // One that fails lies there until its lease is over, and is then tried again.
  private inTurn(work: () => Promise<void>): void {
    this.working = this.working
      .then(() => (this.stopped ? undefined : work()))
      .catch((error: unknown) =>
        logger.warn({ kind: (error as Error).name }, 'a copy could not be made; it is tried again'),
      );
  }
}
