import { Injectable, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOpen } from '../place/is-open.js';
import { Rounds } from '../platform/rounds.js';

const EVERY_MS = 5 * 60_000;

/**
 * Every few minutes, in every worker: tells whoever takes part in a circle that its next part has begun, one circle after
 * the other (migrations/061-circle-functions.ts).
 */
@Injectable()
export class PartRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.tell(), 'telling of the parts of circles failed');

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    this.rounds.startIn(EVERY_MS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One round. While nobody can write there is nothing to take part in. */
  async tell(): Promise<void> {
    let more = await isOpen(this.database);
    while (more && !this.rounds.stopping.aborted) {
      const [row] = await this.database.query<{ told: boolean }[]>('select tell_circle_part() as told');
      more = row?.told === true;
    }
  }
}

/** The worker's half of circles. */
@Module({ providers: [PartRounds] })
export class PartRoundsModule {}
