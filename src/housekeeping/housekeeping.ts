import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { BLOCK_HOURS, SHARED_IDLE_MINUTES } from '../members/sessions.js';
import { CONFIG } from '../platform/config.module.js';
import { logger } from '../platform/logging/logger.js';

const EVERY_MS = 60_000;
const FOLLOW_UP_DAYS = 30;
const OWN_DRAFT_DAYS = 30;
const LONGEST_WAIT_HOURS = 24;
const REMINDED_AFTER_HOURS = 24;

/** Raises what waits for too long on the desk, tells the facilitators of threads that nobody answers and trustees of second looks that have come to them, reminds authors of what is theirs to decide, ends what nobody confirmed, and deletes what is over: guests' drafts after their day, members' after a month, sessions after their time, follow-ups a month after the end. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.working = this.keepTidy();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  /** One round. */
  async tidy(): Promise<void> {
    await this.database.query('delete from used_challenges where until <= now()');
    await this.database.query('delete from tries where expire <= extract(epoch from now()) * 1000');
    await this.database.query('delete from drafts where kept_until <= now()');
    await this.database.query('delete from own_drafts where kept_at < now() - make_interval(days => $1)', [
      OWN_DRAFT_DAYS,
    ]);
    await this.database.query('select raise_long_waiting(make_interval(hours => $1))', [LONGEST_WAIT_HOURS]);
    await this.database.query('select lapse_rests()');
    await this.database.query('select remind_authors(make_interval(hours => $1))', [REMINDED_AFTER_HOURS]);
    await this.database.query('select tell_of_waiting(make_interval(hours => $1))', [
      this.config.firstReplyHours,
    ]);
    await this.database.query('select tell_trustees()');
    await this.database.query('select tell_of_opening(null)');
    await this.database.query(
      `delete from follow_ups where state = 'done' and done_at < now() - make_interval(days => $1)`,
      [FOLLOW_UP_DAYS],
    );
    await this.database.query(
      `delete from sessions
       where seen_at < now() - make_interval(mins => case when shared then least($3::int, $1::int) else $1::int end, hours => $4)
         or started_at < now() - make_interval(hours => $2)`,
      [this.config.sessionIdleMinutes, this.config.sessionHours, SHARED_IDLE_MINUTES, BLOCK_HOURS],
    );
  }

  private async keepTidy(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.tidy().catch((error: unknown) =>
        logger.warn({ kind: (error as Error).name }, 'tidying failed'),
      );
      await delay(EVERY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}
