import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Rounds } from '../platform/rounds.js';

const MINUTE_MS = 60_000;
const EVERY_MS = 60 * MINUTE_MS;
// When a process starts says nothing of when it tells, nor does a notice follow a post that was written in that moment.
const FIRST_MS = [MINUTE_MS, EVERY_MS] as const;
/** Followers at a time, so that what has gathered in an outage is never too much for one statement. */
const AT_A_TIME = 500;

/**
 * Once an hour, in every worker: tells who follows a thread or a board that there is something new. Not when it is
 * written, so that no minute ties the names of one person (migrations/057-following-functions.ts).
 */
@Injectable()
export class FollowRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.gather(), 'telling who follows failed');

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    this.rounds.startIn(randomInt(...FIRST_MS));
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One round. */
  async gather(): Promise<void> {
    let taken = AT_A_TIME;
    while (taken === AT_A_TIME && !this.rounds.stopping.aborted) {
      const [round] = await this.database.query<{ taken: number }[]>(GATHER, [AT_A_TIME]);
      taken = round?.taken ?? 0;
    }
  }
}

const GATHER = 'select gather_follows($1) as taken';
