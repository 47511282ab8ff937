import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../platform/rounds.js';

const EVERY_MS = 2_000;
/** Threads of one transaction: an answer that goes up meanwhile waits no longer than for these. */
export const THREADS_AT_A_TIME = 250;

/** Brings boards that become one to their end, some threads at a time. The row is the record: who dies leaves it to the next. */
@Injectable()
export class MergingRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.move(),
    'moving threads failed; it goes on where it was',
  );

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    void this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async move(): Promise<void> {
    while (!this.rounds.stopping.aborted && (await this.some()));
  }

  /** @returns whether there may be more to do */
  private async some(): Promise<boolean> {
    const [step] = await this.database.query<{ more: boolean }[]>('select merge_some($1) as more', [
      THREADS_AT_A_TIME,
    ]);
    return step?.more === true;
  }
}
