import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { jobLine } from '../platform/logging/job-line.js';
import { logger } from '../platform/logging/logger.js';
import { CheckInOpenings } from './check-in-openings.js';
import { CHECK_INS } from './check-in-schedule.js';

@Processor(CHECK_INS, { autorun: false })
export class CheckInProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(private readonly openings: CheckInOpenings) {
    super();
  }

  onApplicationBootstrap(): void {
    void this.listen();
  }

  async process(): Promise<void> {
    await this.openings.openDue();
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    logger.warn({ kind: error.name }, 'the queue is away; the rounds open the check-ins');
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    logger.warn({ kind: error.name, ...jobLine(job) }, 'a job of the check-ins failed; the rounds open them');
  }

  // As in the screening's processor: a queue that refuses at first is left alone, and the rounds do its work.
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
