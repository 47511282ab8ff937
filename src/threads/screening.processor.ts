import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { logger } from '../platform/logging/logger.js';
import { SCREENING, type ScreeningJob } from './screening-queue.js';
import { Screenings } from './screenings.js';

// A killed worker's job comes back within seconds, not after a minute; the sweeper is there in any case.
const RECOVERY = { lockDuration: 5_000, stalledInterval: 5_000 };

@Processor(SCREENING, { concurrency: 4, ...RECOVERY })
export class ScreeningProcessor extends WorkerHost {
  constructor(private readonly screenings: Screenings) {
    super();
  }

  async process(job: Job<ScreeningJob>): Promise<void> {
    await this.screenings.screenNow(job.data.revisionId);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    logger.warn({ kind: error.name }, 'the queue is away; the sweeper screens what waits');
  }

  @OnWorkerEvent('failed')
  onFailed(_job: unknown, error: Error): void {
    logger.warn({ kind: error.name }, 'a screening job failed; it is tried again');
  }
}
