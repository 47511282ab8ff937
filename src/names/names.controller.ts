import { Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formPage, Page, SeeOther } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { OwnNames } from './own-names.js';

/** A member's own one-time names; and what such a name hides, for everybody. */
@Controller('names')
@Access('member')
export class NamesController {
  constructor(private readonly names: OwnNames) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('names/index', { ...(await this.names.all(viewer)), pseudonym: viewer.name });
  }

  @Get('about')
  @Access('anyone')
  about(): Page {
    return new Page('names/about', {});
  }

  @Post('notices/:id/removal')
  async putAway(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.names.putAway(id, viewer);
    return new SeeOther('/names');
  }
}
