import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { Rounds } from '../platform/rounds.js';
import { Filing } from './filing.js';

const MINUTE_MS = 60_000;
const EVERY_MS = 240 * MINUTE_MS;
// Processes that start together do not all begin at once; one that is restarted every few hours files all the same.
const FIRST_MS = [MINUTE_MS, 10 * MINUTE_MS] as const;

/** Files new one-time names some minutes after the start, and every four hours. */
@Injectable()
export class FilingRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.filing.fileWhatIsNew(),
    'filing one-time names failed; they wait for the next round',
  );

  constructor(private readonly filing: Filing) {}

  onApplicationBootstrap(): void {
    this.rounds.startIn(randomInt(...FIRST_MS));
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
