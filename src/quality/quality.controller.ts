import { Controller, Get } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { Quality } from './quality.js';
import { qualityView } from './quality.view.js';

@Controller('quality')
@Access('lead')
export class QualityController {
  constructor(private readonly quality: Quality) {}

  @Get()
  async show(): Promise<Page> {
    return new Page('quality/show', qualityView(await this.quality.findings()));
  }
}
