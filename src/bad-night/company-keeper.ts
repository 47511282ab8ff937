import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../platform/rounds.js';
import { SETTLING_IN } from '../threads/site-threads.js';
import { CompanyThreads } from './company-threads.js';

const EVERY_MS = 15 * 60_000;

/** Looks again and again whether each board has its company thread. What was missed is made up for by the next round. */
@Injectable()
export class CompanyKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.company.keepOpen(),
    'the company threads could not be kept open',
  );

  constructor(
    private readonly company: CompanyThreads,
    @Inject(SETTLING_IN) private readonly settlingIn: number,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.startIn(this.settlingIn);
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
