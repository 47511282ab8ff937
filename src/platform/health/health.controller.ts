import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Statement } from '../database/statement.js';
import { Access } from '../web/access.js';

// Above this nothing is getting through; the sweeper alone needs a few seconds.
const STUCK_AFTER_SECONDS = 60;

const oldestUnscreened = new Statement<{ seconds: number | null }>(
  'oldest-unscreened',
  `select extract(epoch from now() - min(waiting_since))::float as seconds from revisions where state = 'pending'`,
);

/** For the machines that watch: alive, and making progress. */
@Controller()
@Access('anyone')
export class HealthController {
  constructor(private readonly database: DataSource) {}

  @Get('healthz')
  alive(): object {
    return { alive: true };
  }

  /** Ready means progress: 503 when the oldest unscreened text waits for more than a minute, or nobody can tell. */
  @Get('readyz')
  async ready(@Res() response: Response): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    const seconds = await this.oldest();
    const ready = seconds !== null && seconds <= STUCK_AFTER_SECONDS;
    response
      .status(ready ? 200 : 503)
      .json({ ready, oldestUnscreenedSeconds: seconds === null ? null : Math.round(seconds) });
  }

  private async oldest(): Promise<number | null> {
    try {
      return (await oldestUnscreened.row(this.database))?.seconds ?? 0;
    } catch {
      return null;
    }
  }
}
