import { Controller, Get, Param, Query } from '@nestjs/common';
import { Boards, boardView } from '../boards/boards.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Waiting } from './waiting.js';

/** Who waits for a first answer. */
@Controller()
@Access('member')
export class WaitingController {
  constructor(
    private readonly waiting: Waiting,
    private readonly boards: Boards,
  ) {}

  @Get('waiting')
  async everywhere(@Query('after') after: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    if (!(await this.waiting.mayAsk(viewer))) return new Page('waiting/rest', {});
    const boards = await this.boards.all();
    return new Page('waiting/index', { ...(await this.waiting.list(viewer, null, after)), boards });
  }

  @Get('boards/:slug/waiting')
  async onBoard(
    @Param('slug') slug: string,
    @Query('after') after: unknown,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const board = await this.boards.readable(slug, viewer);
    if (!(await this.waiting.mayAsk(viewer))) return new Page('waiting/rest', {});
    const list = await this.waiting.list(viewer, board, after);
    return new Page('waiting/index', { ...list, board: boardView(board) });
  }
}
