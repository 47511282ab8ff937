import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

// Seconds. A page is quick below a quarter of one; a text should be up within some.
const QUICK = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const UP = [0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600];

/**
 * What this process counts for the machines that watch it: how much and how long, never what, who or where. Nothing is
 * counted by board, name, member or address (docs/operating.md, "To see how it is").
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requests = this.counter('http_requests_total', 'Requests that were answered', [
    'method',
    'route',
    'status',
  ]);
  readonly failures = this.counter(
    'http_failures_total',
    'Requests that were answered with an error of ours',
  );
  readonly requestSeconds = this.histogram('http_request_seconds', 'How long requests took', QUICK, [
    'method',
  ]);
  readonly underWay = this.gauge('http_requests_under_way', 'Requests that wait for their answer');
  readonly helpPages = this.counter(
    'help_pages_total',
    'Times that a page with the way to help was asked for',
    ['page'],
  );
  readonly helpFailures = this.counter(
    'help_pages_failed_total',
    'Times that such a page did not open by a fault of ours',
    ['page'],
  );
  readonly verdictSeconds = this.histogram('verdict_seconds', 'How long the worker took for one text', QUICK);
  readonly publishLag = this.histogram('publish_lag_seconds', 'From "received" to "up"', UP);
  readonly jobsFailed = this.counter('jobs_failed_total', 'Jobs that failed; most are tried again', [
    'queue',
  ]);

  /** A number that is looked up when somebody asks. */
  gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name: `hearthside_${name}`, help, labelNames, registers: [this.registry] });
  }

  private counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name: `hearthside_${name}`, help, labelNames, registers: [this.registry] });
  }

  private histogram(name: string, help: string, buckets: number[], labelNames: string[] = []): Histogram {
    return new Histogram({
      name: `hearthside_${name}`,
      help,
      labelNames,
      buckets,
      registers: [this.registry],
    });
  }
}
