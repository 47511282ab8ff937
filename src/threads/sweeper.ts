import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { Rounds } from '../platform/rounds.js';
import { Screenings } from './screenings.js';

const EVERY_MS = 2_000;

// What the queue has had its chance with. Crisis-looking texts first, then the longest waiting.
const overdue = new Statement<{ id: string }>(
  'overdue-revisions',
  `select id from revisions
   where state = 'pending' and waiting_since < now() - interval '2 seconds'
   order by advised_tier = 'crisis' desc, waiting_since
   limit 500`,
);

/**
 * Finds what waits and screens it itself, so that a queue that is away, wiped or asleep delays a text by seconds and
 * loses none. Two sweepers on one text do no harm: the first to settle it wins.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.sweep(),
    'a sweep failed; the next one tries again',
  );

  constructor(
    private readonly database: DataSource,
    private readonly screenings: Screenings,
  ) {}

  onApplicationBootstrap(): void {
    void this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One pass over everything that waits for longer than the queue should take. */
  async sweep(): Promise<void> {
    for (const { id } of await overdue.rows(this.database)) {
      if (this.rounds.stopping.aborted) return;
      await this.screenings.screenNow(id).catch(this.rounds.complain);
    }
  }
}
