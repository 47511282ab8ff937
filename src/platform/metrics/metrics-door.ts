import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { collectDefaultMetrics } from 'prom-client';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import type { Role } from '../database/database.module.js';
import { logger } from '../logging/logger.js';
import { DiskNumbers } from './disk-numbers.js';
import { Metrics } from './metrics.js';
import { QueueNumbers } from './queue-numbers.js';
import { RecordNumbers } from './record-numbers.js';

export const ROLE = Symbol('role');

// Whoever asks is a neighbour: nobody there needs long.
const SLOW_MS = 5_000;

/** Where a process tells its numbers to machines: a port of its own that no visitor reaches. Closed unless METRICS_PORT is set. */
@Injectable()
export class MetricsDoor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly server: Server;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ROLE) private readonly role: Role,
    private readonly metrics: Metrics,
    private readonly records: RecordNumbers,
    private readonly queues: QueueNumbers,
    private readonly disks: DiskNumbers,
  ) {
    const limits = { headersTimeout: SLOW_MS, requestTimeout: SLOW_MS, keepAliveTimeout: SLOW_MS };
    this.server = createServer(limits, (request, response) => void this.answer(request, response));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.metricsPort === null) return;
    collectDefaultMetrics({ register: this.metrics.registry });
    await this.open(this.config.metricsPort + (this.role === 'worker' ? 1 : 0));
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  /** Everything there is to tell, in the form that Prometheus reads. */
  async numbers(): Promise<string> {
    await Promise.all([this.records.look(), this.queues.look(), this.disks.look()]);
    return this.metrics.registry.metrics();
  }

  // The forum goes on without: it is for people, and this is not.
  private async open(port: number): Promise<void> {
    try {
      await once(this.server.listen(port, this.config.metricsHost), 'listening');
    } catch (error) {
      logger.warn({ code: (error as NodeJS.ErrnoException).code, port }, 'the metrics port cannot be opened');
    }
  }

  private async answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (method !== 'GET' || (url !== '/metrics' && url !== '/healthz'))
      return void response.writeHead(404).end();
    try {
      await (url === '/healthz' ? this.tellAlive(response) : this.tellNumbers(response));
    } catch (error) {
      logger.warn({ kind: (error as Error).name }, 'the numbers could not be told');
      response.destroy();
    }
  }

  private tellAlive(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"alive":true}');
  }

  private async tellNumbers(response: ServerResponse): Promise<void> {
    const numbers = await this.numbers();
    response.writeHead(200, { 'Content-Type': this.metrics.registry.contentType }).end(numbers);
  }
}
