import { Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Glances } from './glances.js';

/** What is up, and worth a moderator's glance. */
@Controller('glances')
@Access('staff')
export class GlancesController {
  constructor(private readonly glances: Glances) {}

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('reviews/glance', await this.glances.view(id, viewer));
  }

  @Post(':id/seen')
  async seen(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.glances.seen(id, viewer);
    return new SeeOther('/reviews');
  }
}
