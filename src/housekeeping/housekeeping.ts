import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BLOCK_HOURS, SHARED_IDLE_MINUTES } from '../members/sessions.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { Rounds } from '../platform/rounds.js';

const EVERY_MS = 60_000;
const FOLLOW_UP_DAYS = 30;
const OWN_DRAFT_DAYS = 30;
const LONGEST_WAIT_HOURS = 24;
const REMINDED_AFTER_HOURS = 24;

/**
 * Each minute, in every worker: raises what waits for too long on the desk and ends what nobody confirmed; tells
 * facilitators of threads that nobody answers, trustees of second looks that have come to them and authors of what is
 * theirs to decide; deletes what is over: guests' drafts after their day, members' after a month, sessions after their
 * time, follow-ups a month after the end.
 */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.tidy(), 'tidying failed');

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
  async tidy(): Promise<void> {
    await this.deleteTries();
    await this.deleteDrafts();
    await this.raiseLongWaiting();
    await this.endUnconfirmed();
    await this.tell();
    await this.deleteFollowUps();
    await this.deleteSessions();
  }

  private async deleteTries(): Promise<void> {
    await this.database.query('delete from used_challenges where until <= now()');
    await this.database.query('delete from tries where expire <= extract(epoch from now()) * 1000');
  }

  private async deleteDrafts(): Promise<void> {
    await this.database.query('delete from drafts where kept_until <= now()');
    await this.database.query('delete from own_drafts where kept_at < now() - make_interval(days => $1)', [
      OWN_DRAFT_DAYS,
    ]);
  }

  private async raiseLongWaiting(): Promise<void> {
    await this.database.query('select raise_long_waiting(make_interval(hours => $1))', [LONGEST_WAIT_HOURS]);
  }

  private async endUnconfirmed(): Promise<void> {
    await this.database.query('select lapse_rests()');
  }

  private async tell(): Promise<void> {
    const { firstReplyHours } = this.config;
    await this.database.query('select remind_authors(make_interval(hours => $1))', [REMINDED_AFTER_HOURS]);
    await this.database.query('select tell_of_waiting(make_interval(hours => $1))', [firstReplyHours]);
    await this.database.query('select tell_trustees()');
    await this.database.query('select tell_of_opening(null)');
  }

  private async deleteFollowUps(): Promise<void> {
    await this.database.query(
      `delete from follow_ups where state = 'done' and done_at < now() - make_interval(days => $1)`,
      [FOLLOW_UP_DAYS],
    );
  }

  private async deleteSessions(): Promise<void> {
    const { sessionIdleMinutes, sessionHours } = this.config;
    await this.database.query(
      `delete from sessions
       where seen_at < now() - make_interval(mins => case when shared then least($3::int, $1::int) else $1::int end, hours => $4)
         or started_at < now() - make_interval(hours => $2)`,
      [sessionIdleMinutes, sessionHours, SHARED_IDLE_MINUTES, BLOCK_HOURS],
    );
  }
}
