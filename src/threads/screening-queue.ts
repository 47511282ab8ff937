import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Queue } from 'bullmq';
import { setTimeout as delay } from 'node:timers/promises';
import { logger } from '../platform/logging/logger.js';
import type { Tier } from '../screening/verdict.js';

export const SCREENING = 'screening';

/** Ids only: a text never leaves PostgreSQL for a job. */
export interface ScreeningJob {
  revisionId: string;
}

// BullMQ: 1 is the most urgent.
const PRIORITY: Record<Tier, number> = { crisis: 1, concern: 2, watch: 3, none: 3 };
const PATIENCE_MS = 300;
const LONG_PATIENCE_MS = 2_000;

const OPTIONS = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 500 },
  // A kept job would block the next one of its id, and the row's state is the record.
  removeOnComplete: true,
  removeOnFail: true,
};

/** The doorbell: tells the workers that a revision waits. */
@Injectable()
export class ScreeningQueue {
  constructor(@InjectQueue(SCREENING) private readonly queue: Queue<ScreeningJob>) {
    queue.on('error', () => undefined);
  }

  /**
   * Rings for a revision that is saved already. A queue that is away costs a moment and nothing else: the sweeper
   * finds the row.
   */
  async screenLater(revisionId: string, advised: Tier): Promise<void> {
    const added = this.queue.add(
      'screen',
      { revisionId },
      { ...OPTIONS, jobId: randomUUID(), priority: PRIORITY[advised] },
    );
    const outcome = await Promise.race([
      added.then(
        () => 'rung',
        () => 'failed',
      ),
      delay(PATIENCE_MS, 'slow'),
    ]);
    if (outcome !== 'rung')
      logger.warn({ outcome }, 'the queue did not take a job; the sweeper will find the text');
  }

  /** Takes back the ringing for texts that are gone. Of a queue that is away, each job finds nothing later. */
  async forget(revisionIds: string[]): Promise<void> {
    if (revisionIds.length === 0) return;
    const gone = this.removeAll(new Set(revisionIds)).catch(() => undefined);
    await Promise.race([gone, delay(LONG_PATIENCE_MS, undefined, { ref: false })]);
  }

  private async removeAll(revisionIds: Set<string>): Promise<void> {
    const jobs = await this.queue.getJobs(['wait', 'prioritized', 'delayed', 'failed']);
    const theirs = jobs.filter(({ data }) => revisionIds.has(data.revisionId));
    await Promise.allSettled(theirs.map((job) => job.remove()));
  }
}
