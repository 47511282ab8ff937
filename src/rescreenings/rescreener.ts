import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../platform/rounds.js';
import { JudgingAgain } from './judging-again.js';
import { StricterThreads } from './stricter-threads.js';

const EVERY_MS = 2_000;

/**
 * Looks for threads that came under stricter rules, then for a re-screening that is going on, and judges batch after batch.
 * The row is the record; there is no job.
 */
@Injectable()
export class Rescreener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.judge(),
    're-screening failed; it goes on where it was',
  );

  constructor(
    private readonly again: JudgingAgain,
    private readonly stricter: StricterThreads,
  ) {}

  onApplicationBootstrap(): void {
    void this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async judge(): Promise<void> {
    while (!this.rounds.stopping.aborted && ((await this.stricter.next()) || (await this.again.next())));
  }
}
