import { Controller, Get, Query } from '@nestjs/common';
import { Duty } from '../duty/duty.js';
import { allGuidelines } from '../guidelines/guidelines.js';
import { BadRequest } from '../platform/errors/problem.js';
import { webAddress } from '../platform/text/web-address.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';

/** Pages of words alone. */
@Controller()
@Access('anyone')
export class PagesController {
  constructor(private readonly duty: Duty) {}

  @Get('guidelines')
  guidelines(): Page {
    return new Page('pages/guidelines', { guidelines: allGuidelines() });
  }

  @Get('about')
  async about(): Promise<Page> {
    return new Page('pages/about', { hours: await this.duty.hours() });
  }

  /** Stands between a post and the site that it links to, so that nobody lands elsewhere unawares. */
  @Get('leaving')
  leaving(@Query('to') to: unknown): Page {
    const url = webAddress(to);
    if (!url) throw new BadRequest();
    return new Page('leaving/show', { url });
  }
}
