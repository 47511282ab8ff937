import { Controller, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { SeeOther } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Rescreenings } from './rescreenings.js';

/** What a re-screening found. */
@Controller('findings')
@Access('staff')
export class FindingsController {
  constructor(private readonly rescreenings: Rescreenings) {}

  @Post(':id/look')
  async look(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.rescreenings.look(id, viewer);
    return new SeeOther('/rescreenings');
  }
}
