import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../platform/rounds.js';
import { JudgingAgain } from './judging-again.js';
import { StricterThreads } from './stricter-threads.js';

const EVERY_MS = 2_000;

/**
 * Looks for threads that came under stricter rules, and for a re-screening that is going on, and judges batch after batch:
 * each for itself, so that one that fails keeps nothing else waiting. The row is the record; there is no job.
 */
@Injectable()
export class Rescreener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds[];

  constructor(again: JudgingAgain, stricter: StricterThreads) {
    this.rounds = [stricter, again].map(roundsOf);
  }

  onApplicationBootstrap(): void {
    for (const each of this.rounds) void each.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.rounds.map((each) => each.stop()));
  }
}

function roundsOf(judging: Judging): Rounds {
  const rounds: Rounds = new Rounds(
    EVERY_MS,
    async () => {
      while (!rounds.stopping.aborted && (await judging.next()));
    },
    're-screening failed; it goes on where it was',
  );
  return rounds;
}

interface Judging {
  /** Judges a batch. @returns whether there may be more to do */
  next(): Promise<boolean>;
}
