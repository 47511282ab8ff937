import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { jobLine } from '../platform/logging/job-line.js';
import { logger } from '../platform/logging/logger.js';
import { SCREENING, type ScreeningJob } from './screening-queue.js';
import { Screenings } from './screenings.js';

// A killed worker's job comes back within seconds, not after a minute; the sweeper is there in any case.
const RECOVERY = { lockDuration: 5_000, stalledInterval: 5_000 };

@Processor(SCREENING, { concurrency: 4, ...RECOVERY, autorun: false })
export class ScreeningProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(private readonly screenings: Screenings) {
    super();
  }

  onApplicationBootstrap(): void {
    void this.listen();
  }

  async process(job: Job<ScreeningJob>): Promise<void> {
    await this.screenings.screenNow(job.data.revisionId);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    logger.warn({ kind: error.name }, 'the queue is away; the sweeper screens what waits');
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    logger.warn({ kind: error.name, ...jobLine(job) }, 'a screening job failed; it is tried again');
  }

  // BullMQ asks a queue whose first answer was a refusal again without a pause, and nothing else gets a turn: then this
  // process leaves the queue alone, and its sweeper screens everything.
  private async listen(): Promise<void> {
    try {
      await this.worker.waitUntilReady();
      await this.worker.run();
    } catch (error) {
      this.onError(error as Error);
      await this.worker.close(true).catch(() => undefined);
    }
  }
}
