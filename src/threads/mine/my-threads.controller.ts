import { Controller, Get, Query } from '@nestjs/common';
import { Access } from '../../platform/web/access.js';
import { Page } from '../../platform/web/answers.js';
import { Cursors } from '../../platform/web/cursors.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { MyThreads } from './my-threads.js';

/** Comes before the pages of single threads: its address looks like one. */
@Controller('threads/mine')
@Access('member')
export class MyThreadsController {
  constructor(
    private readonly threads: MyThreads,
    private readonly cursors: Cursors,
  ) {}

  @Get()
  async show(@Query('before') before: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const list = `${viewer.personaId}/threads`;
    const start = this.cursors.open(before, list);
    const { threads, next } = await this.threads.page(viewer, start);
    return new Page('threads/mine', {
      threads,
      older: next && `/threads/mine?before=${this.cursors.seal(next, list)}`,
      newest: start && '/threads/mine',
    });
  }
}
