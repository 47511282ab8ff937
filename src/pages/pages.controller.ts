import { Controller, Get, Header, Headers, Inject, Query } from '@nestjs/common';
import { Duty } from '../duty/duty.js';
import { allGuidelines } from '../guidelines/guidelines.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { BadRequest } from '../platform/errors/problem.js';
import { webAddress } from '../platform/text/web-address.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { leavingView } from './leaving.view.js';
import { robotsText } from './robots.js';

/** Pages of words alone. */
@Controller()
@Access('anyone')
export class PagesController {
  constructor(
    private readonly duty: Duty,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('guidelines')
  guidelines(): Page {
    return new Page('pages/guidelines', { guidelines: allGuidelines() }, { indexed: true });
  }

  @Get('about')
  async about(): Promise<Page> {
    const view = { hours: await this.duty.hours(), keep: this.config.keepDays };
    return new Page('pages/about', view, { indexed: true });
  }

  /** Stands between a post and the site that it links to, so that nobody lands elsewhere unawares. */
  @Get('leaving')
  leaving(@Query('to') to: unknown, @Headers('sec-fetch-site') sentFrom?: string): Page {
    const url = webAddress(to);
    if (!url) throw new BadRequest();
    return new Page('leaving/show', leavingView(url, sentFrom));
  }

  @Get('robots.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  robots(): string {
    return robotsText(this.config.demonstration);
  }
}
