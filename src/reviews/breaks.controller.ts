import { Controller, Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { giveAllBack } from './care.js';

/** A break: what was taken goes back to the list, and a page that is for the moderator alone. */
@Controller('break')
@Access('staff')
export class BreaksController {
  constructor(private readonly database: DataSource) {}

  @Get()
  show(): Page {
    return new Page('reviews/break', {});
  }

  @Post()
  async begin(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await giveAllBack(this.database, viewer.memberId);
    return new SeeOther('/break');
  }
}
