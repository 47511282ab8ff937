import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { ReadingChoices } from '../folding/reading-choices.js';
import { Access } from '../platform/web/access.js';
import { formPage, Page, SeeOther } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import { isSeen } from '../platform/web/seen.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { LeftThreads } from './left-threads.js';
import { leftThreadView } from './left-threads.view.js';
import { Notices } from './notices.js';

/** Stopping the notices about a thread, and taking them again. Nobody else sees it. */
@Controller()
@Access('member')
export class LeftThreadsController {
  constructor(
    private readonly threads: LeftThreads,
    private readonly notices: Notices,
    private readonly cursors: Cursors,
    private readonly reading: ReadingChoices,
  ) {}

  @Get('notices/left')
  async index(
    @Req() request: Request,
    @Query('before') before: unknown,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const list = `${viewer.personaId}/left`;
    const start = this.cursors.open(before, list);
    const { notices, next } = await this.notices.readQuiet(viewer, start, isSeen(request));
    const reader = await this.reading.reader(viewer);
    const threads = (await this.threads.all(viewer)).map((thread) => leftThreadView(thread, reader));
    const older = next && `/notices/left?before=${this.cursors.seal(next, list)}`;
    return new Page('notices/left', { threads, notices, older });
  }

  @Get('threads/:id/notices')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const thread = await this.threads.of(id, viewer);
    return formPage('notices/thread', { thread: leftThreadView(thread, await this.reading.reader(viewer)) });
  }

  @Post('threads/:id/leaving')
  async leave(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.threads.leave(id, viewer);
    return new SeeOther(`/threads/${id}/notices`);
  }

  @Post('threads/:id/return')
  async comeBack(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.threads.comeBack(id, viewer);
    return new SeeOther(`/threads/${id}/notices`);
  }
}
