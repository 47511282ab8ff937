import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Boards } from '../boards/boards.js';
import { Greetings } from '../follow-ups/greetings.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { MaybeViewer, type Viewer } from '../platform/web/visit.js';

/** The first page: the boards, and a quiet word for who comes back after a hard night. */
@Controller()
@Access('anyone')
export class HomeController {
  constructor(
    private readonly boards: Boards,
    private readonly greetings: Greetings,
  ) {}

  @Get()
  async home(@Req() request: Request, @MaybeViewer() viewer: Viewer | null): Promise<Page> {
    const greeting = viewer !== null && (await this.greetings.greets(viewer, isSeen(request)));
    return new Page(
      'home/show',
      { boards: await this.boards.all(), archived: await this.boards.archived(), greeting },
      { indexed: true },
    );
  }
}

// A browser that only looks ahead has shown nothing to anybody yet.
function isSeen(request: Request): boolean {
  return request.method === 'GET' && !String(request.headers['sec-purpose'] ?? '').startsWith('prefetch');
}
