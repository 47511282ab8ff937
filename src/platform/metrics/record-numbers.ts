import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { Statement } from '../database/statement.js';
import { isProgress, Progress } from '../health/progress.js';
import { Metrics } from './metrics.js';

interface Standing {
  pending: number;
  held: number;
  backup: number | null;
}

// How many wait for the screen and for a person: of no tier, board or name.
const standing = new Statement<Standing>(
  'numbers-standing',
  `select count(*) filter (where state = 'pending')::int as pending, count(*) filter (where state = 'held')::int as held,
     (select extract(epoch from made_at)::float from last_backup) as backup
   from revisions where state in ('pending', 'held')`,
);

/** What PostgreSQL knows, whether it answers, and how busy the way to it is. */
@Injectable()
export class RecordNumbers {
  private readonly up: Gauge;
  private readonly ready: Gauge;
  private readonly oldest: Gauge;
  private readonly waiting: Gauge;
  private readonly backup: Gauge;
  private readonly connections: Gauge;
  private readonly queueing: Gauge;

  constructor(
    private readonly database: DataSource,
    private readonly progress: Progress,
    metrics: Metrics,
  ) {
    this.up = metrics.gauge('database_up', 'Whether PostgreSQL answers: 1 or 0');
    this.ready = metrics.gauge('ready', 'Whether texts get through, as /readyz says: 1 or 0');
    this.oldest = metrics.gauge('oldest_unscreened_seconds', 'How long the oldest unscreened text waits');
    this.waiting = metrics.gauge('texts_waiting', 'Texts that wait for the screen, or for a person', [
      'state',
    ]);
    this.backup = metrics.gauge(
      'last_backup_timestamp_seconds',
      'When the last backup was made, where known',
    );
    this.connections = metrics.gauge('pool_connections', 'Connections to PostgreSQL', ['state']);
    this.queueing = metrics.gauge('pool_waiting', 'Work that waits for a free connection');
  }

  /** Looks everything up; what PostgreSQL does not tell is left out rather than guessed. */
  async look(): Promise<void> {
    this.lookAtPool();
    const [seconds, row] = await Promise.all([this.progress.oldest(), this.standing()]);
    this.up.set(row === null ? 0 : 1);
    this.ready.set(isProgress(seconds) ? 1 : 0);
    set(this.oldest, seconds);
    set(this.backup, row?.backup ?? null);
    this.tellWaiting(row);
  }

  private lookAtPool(): void {
    const { master } = this.database.driver as unknown as { master: Pool };
    this.connections.set({ state: 'used' }, master.totalCount - master.idleCount);
    this.connections.set({ state: 'idle' }, master.idleCount);
    this.queueing.set(master.waitingCount);
  }

  private tellWaiting(row: Standing | null): void {
    this.waiting.reset();
    if (!row) return;
    this.waiting.set({ state: 'pending' }, row.pending);
    this.waiting.set({ state: 'held' }, row.held);
  }

  private async standing(): Promise<Standing | null> {
    return standing.row(this.database).catch(() => null);
  }
}

// A number that is not known is no number: an old one would calm whoever watches.
function set(gauge: Gauge, value: number | null): void {
  if (value === null) gauge.remove();
  else gauge.set(value);
}
