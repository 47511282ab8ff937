import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../platform/rounds.js';
import { CheckInOpenings } from './check-in-openings.js';
import { CheckInSchedule } from './check-in-schedule.js';

const FIRST_MS = 10_000;
const EVERY_MS = 60_000;

/** Opens what the queue missed, and keeps the queue's clock as the boards want it. */
@Injectable()
export class CheckInKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.round(),
    'a check-in could not be opened; the next round tries again',
  );

  constructor(
    private readonly openings: CheckInOpenings,
    private readonly schedule: CheckInSchedule,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.startIn(FIRST_MS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async round(): Promise<void> {
    await this.openings.openDue().catch(this.rounds.complain);
    await this.schedule.keep();
  }
}
