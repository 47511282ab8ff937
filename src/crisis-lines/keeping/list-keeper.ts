import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { logger } from '../../platform/logging/logger.js';
import { Rounds } from '../../platform/rounds.js';
import { useLines } from '../all-lines.js';
import { linesInUse, listInUse } from './line-reading.js';
import { overlaid, shownLines } from './overlay.js';

const EVERY_MS = 2_000;

/**
 * Keeps the list in this process's memory as it is in PostgreSQL: what a lead changes is on every page of every process
 * within seconds, and pages never wait for the database to show the way to help. While it is away the last list stays.
 */
@Injectable()
export class ListKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.refresh());
  private version = -1;
  private failing = false;

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): Promise<void> {
    return this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Looks whether anything changed, and takes it over. Never throws. */
  async refresh(): Promise<void> {
    try {
      const row = await linesInUse.row(this.database);
      if (row && row.version !== this.version) await this.load();
      this.failing = false;
    } catch (error) {
      this.complain(error);
    }
  }

  private async load(): Promise<void> {
    const row = await listInUse.row(this.database);
    if (!row) return;
    useLines(shownLines(overlaid(row.versions)), row.served);
    this.version = row.version;
  }

  private complain(error: unknown): void {
    if (this.failing) return;
    this.failing = true;
    logger.warn(
      { kind: (error as Error).name },
      'the crisis lines could not be read; the last known ones stay',
    );
  }
}
