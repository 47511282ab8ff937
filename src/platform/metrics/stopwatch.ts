import { Injectable } from '@nestjs/common';
import { performance } from 'node:perf_hooks';
import { Metrics } from './metrics.js';

/** How long texts take to be settled, and to be up. What came of one text, and whose it is, is not its business. */
@Injectable()
export class Stopwatch {
  constructor(private readonly metrics: Metrics) {}

  /**
   * Starts for one text.
   * @param waited seconds since it was received
   * @returns to be called once it is settled
   */
  start(waited: number): (outcome: string) => void {
    const started = performance.now();
    return (outcome) => this.note((performance.now() - started) / 1000, waited, outcome);
  }

  // Only what goes up by itself: how long a text waits for a person depends on its hour.
  private note(took: number, waited: number, outcome: string): void {
    this.metrics.verdictSeconds.observe(took);
    if (outcome === 'clear') this.metrics.publishLag.observe(waited + took);
  }
}
