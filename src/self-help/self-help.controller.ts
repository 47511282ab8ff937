import { Controller, Get, Query } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { groundingView } from './grounding.js';

/** What steadies for a minute, and what this place knows of where somebody is. They need no database. */
@Controller()
@Access('anyone')
export class SelfHelpController {
  @Get('grounding')
  grounding(@Query('step') step: unknown): Page {
    return new Page('self-help/grounding', groundingView(step));
  }

  @Get('where-you-are')
  whereYouAre(): Page {
    return new Page('self-help/where-you-are', {});
  }
}
