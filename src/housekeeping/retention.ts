import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { logger } from '../platform/logging/logger.js';

const EVERY_MS = 60 * 60_000;
/** Texts at a time, so that nobody who writes waits for long. */
const AT_A_TIME = 500;

/**
 * Forgets what was kept for long enough, once an hour, in every worker: the days are the operator's, the least of them and
 * what may go at all PostgreSQL's (migrations/048-retention.ts). The whole table of it is in docs/privacy.md.
 */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.working = this.keepForgetting();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
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
    await this.forgetTexts(takenBack, decided);
  }

  private async forgetTexts(takenBack: number, decided: number): Promise<void> {
    const texts = 'select forget_texts($1, $2, $3) as gone';
    let gone = AT_A_TIME;
    while (gone === AT_A_TIME && !this.stopping.signal.aborted) {
      const [round] = await this.database.query<{ gone: number }[]>(texts, [takenBack, decided, AT_A_TIME]);
      gone = round?.gone ?? 0;
    }
  }

  private async keepForgetting(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.forget().catch((error: unknown) =>
        logger.warn({ kind: (error as Error).name }, 'forgetting failed'),
      );
      await delay(EVERY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}
