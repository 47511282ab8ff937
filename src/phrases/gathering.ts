import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../platform/rounds.js';

const EVERY_MS = 60 * 60_000;
/** Posts at a time, so that what has gathered in an outage is never too much for one statement. */
const AT_A_TIME = 200;

/**
 * Once an hour, in every worker: tells authors what kind words were said of their posts, those whose hour has come. Who
 * said them, how many, and when is not in it (migrations/054-kind-words-functions.ts).
 */
@Injectable()
export class Gathering implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.gather(), 'gathering kind words failed');

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    void this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One round. */
  async gather(): Promise<void> {
    let seen = AT_A_TIME;
    while (seen === AT_A_TIME && !this.rounds.stopping.aborted) {
      const [round] = await this.database.query<Round[]>(GATHER, [AT_A_TIME]);
      seen = round?.seen ?? 0;
    }
  }
}

interface Round {
  seen: number;
}

const GATHER = 'select gather_kind_words($1) as seen';
