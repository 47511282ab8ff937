import { Controller, Get } from '@nestjs/common';
import { Duty } from '../duty/duty.js';
import { Place } from '../place/place.js';
import { Progress } from '../platform/health/progress.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { statusView } from './status.view.js';

/** How the place is just now, for people. It stands also while PostgreSQL is away, with what this process remembers. */
@Controller()
@Access('anyone')
export class StatusController {
  constructor(
    private readonly progress: Progress,
    private readonly place: Place,
    private readonly duty: Duty,
  ) {}

  @Get('status')
  async show(): Promise<Page> {
    const [waits, duty] = await Promise.all([this.progress.oldest(), this.duty.anywhere()]);
    const view = statusView({ waits, duty, mode: this.place.now().mode });
    return new Page('status/show', view, { status: view.away ? 503 : 200 });
  }
}
