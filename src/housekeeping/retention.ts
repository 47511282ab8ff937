import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { Rounds } from '../platform/rounds.js';

const EVERY_MS = 60 * 60_000;
/** Texts at a time, so that nobody who writes waits for long. */
const AT_A_TIME = 500;

/**
 * Forgets what was kept for long enough, once an hour, in every worker: the days are the operator's, the least of them and
 * what may go at all PostgreSQL's (migrations/048-retention.ts). The whole table of it is in docs/privacy.md.
 */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.forget(), 'forgetting failed');

  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    void this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One round. */
  async forget(): Promise<void> {
    const { takenBack, decided, safeguarding, record } = this.config.keepDays;
    // Words first: a text is needed while somebody may still have to answer what was written about it.
    await this.database.query('select forget_exchanges($1)', [decided]);
    await this.database.query('select forget_safeguarding($1)', [safeguarding]);
    await this.database.query('select forget_notices($1)', [decided]);
    await this.database.query('select forget_record_words($1)', [record]);
    await this.database.query('select forget_opening_words($1)', [record]);
    await this.database.query('select forget_volunteers()');
    await this.database.query('select forget_taken_back()');
    await this.forgetTexts(takenBack, decided);
  }

  private async forgetTexts(takenBack: number, decided: number): Promise<void> {
    const texts = 'select forget_texts($1, $2, $3) as gone';
    let gone = AT_A_TIME;
    while (gone === AT_A_TIME && !this.rounds.stopping.aborted) {
      const [round] = await this.database.query<{ gone: number }[]>(texts, [takenBack, decided, AT_A_TIME]);
      gone = round?.gone ?? 0;
    }
  }
}
