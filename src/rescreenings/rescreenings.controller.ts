import { Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Rescreenings } from './rescreenings.js';

/** Judging again what is up. Leads start and stop it, the whole desk looks at what it finds. */
@Controller('rescreenings')
@Access('staff')
export class RescreeningsController {
  constructor(private readonly rescreenings: Rescreenings) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('rescreenings/index', await this.rescreenings.view(viewer));
  }

  @Post()
  @Access('lead')
  async start(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.rescreenings.start(viewer);
    return new SeeOther('/rescreenings');
  }

  @Post(':id/cancellation')
  @Access('lead')
  async cancel(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.rescreenings.cancel(id, viewer);
    return new SeeOther('/rescreenings');
  }
}
