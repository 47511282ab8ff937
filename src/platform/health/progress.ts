import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../database/statement.js';

// Above this nothing is getting through; the sweeper alone needs a few seconds.
const STUCK_AFTER_SECONDS = 60;

const oldestUnscreened = new Statement<{ seconds: number | null }>(
  'oldest-unscreened',
  `select extract(epoch from now() - min(waiting_since))::float as seconds from revisions where state = 'pending'`,
);

/** Whether texts get through, for machines and for people. */
@Injectable()
export class Progress {
  constructor(private readonly database: DataSource) {}

  /** For how many seconds the oldest unscreened text waits, 0 where none does; null when nobody can tell. */
  async oldest(): Promise<number | null> {
    try {
      return (await oldestUnscreened.row(this.database))?.seconds ?? 0;
    } catch {
      return null;
    }
  }
}

/** Whether the oldest has not waited for longer than it ever should. */
export function isProgress(seconds: number | null): boolean {
  return seconds !== null && seconds <= STUCK_AFTER_SECONDS;
}
