import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { logger } from '../platform/logging/logger.js';
import { Filing } from './filing.js';

const MINUTE_MS = 60_000;
const EVERY_MS = 240 * MINUTE_MS;
// Processes that start together do not all begin at once; one that is restarted every few hours files all the same.
const FIRST_MS = [MINUTE_MS, 10 * MINUTE_MS] as const;

/** Files new one-time names some minutes after the start, and every four hours. */
@Injectable()
export class FilingRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private timers: NodeJS.Timeout[] = [];

  constructor(private readonly filing: Filing) {}

  onApplicationBootstrap(): void {
    const round = (): void => void this.filing.fileWhatIsNew().catch(logFailure);
    this.timers = [setTimeout(round, randomInt(...FIRST_MS)), setInterval(round, EVERY_MS)];
    for (const timer of this.timers) timer.unref();
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
}

function logFailure(error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  logger.warn({ kind }, 'filing one-time names failed; they wait for the next round');
}
