import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Access } from '../web/access.js';
import { isProgress, Progress } from './progress.js';

/** For the machines that watch: alive, and making progress. */
@Controller()
@Access('anyone')
export class HealthController {
  constructor(private readonly progress: Progress) {}

  @Get('healthz')
  alive(): object {
    return { alive: true };
  }

  /** Ready means progress: 503 when the oldest unscreened text waits for more than a minute, or nobody can tell. */
  @Get('readyz')
  async ready(@Res() response: Response): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    const seconds = await this.progress.oldest();
    const ready = isProgress(seconds);
    response
      .status(ready ? 200 : 503)
      .json({ ready, oldestUnscreenedSeconds: seconds === null ? null : Math.round(seconds) });
  }
}
