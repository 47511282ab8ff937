import { WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type JobType, Queue } from 'bullmq';
import type { Gauge } from 'prom-client';
import { setTimeout as delay } from 'node:timers/promises';
import { Metrics } from './metrics.js';

const STATES: JobType[] = ['wait', 'prioritized', 'delayed', 'active', 'failed'];
const PATIENCE_MS = 1_000;

type Counts = Record<string, number>;

/** How long each queue of this process is, whether it answers, and which of its jobs fail. A new queue is found by itself. */
@Injectable()
export class QueueNumbers implements OnApplicationBootstrap {
  private readonly up: Gauge;
  private readonly jobs: Gauge;
  private queues: Queue[] = [];
  // A queue that is away is asked once, however often somebody wants to know.
  private readonly asked = new Map<string, Promise<Counts | null>>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly metrics: Metrics,
  ) {
    this.up = metrics.gauge('queue_up', 'Whether the queue answers: 1 or 0', ['queue']);
    this.jobs = metrics.gauge('queue_jobs', 'Jobs in the queue', ['queue', 'state']);
  }

  onApplicationBootstrap(): void {
    const found = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    const queues = found.filter((one): one is Queue => one instanceof Queue);
    this.queues = [...new Map(queues.map((queue) => [queue.name, queue])).values()];
    found.filter((one): one is WorkerHost => one instanceof WorkerHost).forEach((host) => this.listen(host));
  }

  /** Asks every queue. */
  async look(): Promise<void> {
    await Promise.all(this.queues.map((queue) => this.ask(queue)));
  }

  // Begins at nought: who watches sees the first failure too.
  private listen({ worker }: WorkerHost): void {
    const { name: queue } = worker;
    this.metrics.jobsFailed.inc({ queue }, 0);
    worker.on('failed', () => this.metrics.jobsFailed.inc({ queue }));
  }

  private async ask(queue: Queue): Promise<void> {
    const counts = await Promise.race([this.countsOf(queue), delay(PATIENCE_MS, null, { ref: false })]);
    this.up.set({ queue: queue.name }, counts ? 1 : 0);
    for (const state of STATES) this.tell({ queue: queue.name, state }, counts);
  }

  private tell(labels: { queue: string; state: string }, counts: Counts | null): void {
    if (counts) this.jobs.set(labels, counts[labels.state] ?? 0);
    else this.jobs.remove(labels);
  }

  private countsOf(queue: Queue): Promise<Counts | null> {
    const asked = this.asked.get(queue.name) ?? this.askAnew(queue);
    this.asked.set(queue.name, asked);
    return asked;
  }

  private async askAnew(queue: Queue): Promise<Counts | null> {
    try {
      return await queue.getJobCounts(...STATES);
    } catch {
      return null;
    } finally {
      this.asked.delete(queue.name);
    }
  }
}
