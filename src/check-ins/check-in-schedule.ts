import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { logger } from '../platform/logging/logger.js';
import { cronOf, type OpeningTimes } from './opening-times.js';
import { openRhythms } from './rhythms.js';

export const CHECK_INS = 'check-ins';

const PATIENCE_MS = 5_000;

/** The queue's own clock: a job at each hour at which check-ins open somewhere. It rings; what is due, PostgreSQL knows. */
@Injectable()
export class CheckInSchedule {
  private keeping: Promise<void> | null = null;

  constructor(
    private readonly database: DataSource,
    @InjectQueue(CHECK_INS) private readonly queue: Queue,
  ) {
    queue.on('error', () => undefined);
  }

  /** Makes the queue's clock agree with the boards. A queue that is away costs a moment; the next round tries again. */
  async keep(): Promise<void> {
    const wanted = new Map((await openRhythms.rows(this.database)).map((times) => [idOf(times), times]));
    this.keeping ??= this.agree(wanted).finally(() => (this.keeping = null));
    const outcome = await Promise.race([
      this.keeping.then(
        () => 'kept',
        () => 'failed',
      ),
      delay(PATIENCE_MS, 'slow', { ref: false }),
    ]);
    if (outcome !== 'kept') logger.warn({ outcome }, 'the queue is away; the rounds open the check-ins');
  }

  private async agree(wanted: Map<string, OpeningTimes>): Promise<void> {
    const there = (await this.queue.getJobSchedulers()).map(({ key }) => key);
    for (const key of there) if (!wanted.has(key)) await this.queue.removeJobScheduler(key);
    for (const [key, times] of wanted) if (!there.includes(key)) await this.add(key, times);
  }

  private async add(key: string, times: OpeningTimes): Promise<void> {
    const opts = { removeOnComplete: true, removeOnFail: true };
    await this.queue.upsertJobScheduler(
      key,
      { pattern: cronOf(times), tz: times.zone },
      { name: 'open', opts },
    );
  }
}

// Boards whose check-ins open at the same time have one job.
function idOf(times: OpeningTimes): string {
  return `${cronOf(times)} ${times.zone}`.replaceAll(':', '-');
}
