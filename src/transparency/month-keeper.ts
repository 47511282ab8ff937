import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../platform/rounds.js';
import { Months } from './months.js';

const EVERY_MS = 15 * 60_000;

/** Looks again and again whether a month is over. It needs no queue: a month that was missed is found at the next start. */
@Injectable()
export class MonthKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.months.fixDue(),
    'the figures of a month could not be fixed',
  );

  constructor(private readonly months: Months) {}

  onApplicationBootstrap(): void {
    void this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
