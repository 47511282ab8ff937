import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import { isSeen } from '../platform/web/seen.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import type { NoticeView } from './notice.view.js';
import { Notices } from './notices.js';
import { countOpen } from './open-notices.js';

@Controller('notices')
@Access('member')
export class NoticesController {
  constructor(
    private readonly notices: Notices,
    private readonly cursors: Cursors,
    private readonly database: DataSource,
  ) {}

  @Get()
  async index(
    @Req() request: Request,
    @Query('before') before: unknown,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const start = this.cursors.open(before, viewer.personaId);
    const { notices, next } = await this.notices.read(viewer, start, isSeen(request));
    return new Page('notices/index', {
      notices,
      names: viewer.names.length > 0,
      open: await countOpen(this.database, viewer.names),
      older: next && `/notices?before=${this.cursors.seal(next, viewer.personaId)}`,
      quieter: start === null ? await this.quieter(viewer, request) : [],
    });
  }

  // The latest of them: all that somebody follows has a page of its own.
  private async quieter(viewer: Viewer, request: Request): Promise<NoticeView[]> {
    const { notices } = await this.notices.readFollowed(viewer, null, isSeen(request));
    return notices;
  }
}
