import { Controller, Get, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import { MaybeViewer, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { Boards, boardView } from './boards.js';
import { isListed } from './listing.js';
import { BOARD_SHOWN } from './moments.js';
import { threadsOfBoard } from './threads-of-board.js';

@Controller()
@Access('anyone')
export class BoardsController {
  constructor(
    private readonly boards: Boards,
    private readonly cursors: Cursors,
    private readonly database: DataSource,
    private readonly reading: ReadingChoices,
  ) {}

  @Get('boards/:slug')
  async show(
    @Param('slug') slug: string,
    @Query('before') before: unknown,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page | SeeOther> {
    const board = await this.boards.readable(slug, viewer);
    if (board.slug !== slug) return new SeeOther(`/boards/${board.slug}`);
    const names = viewer ? ownPersonas(viewer) : [];
    await BOARD_SHOWN.read(this.database, { viewer, names, slug });
    const start = this.cursors.open(before, board.id);
    const { threads, someHidden, next } = await threadsOfBoard(
      this.database,
      board.id,
      viewer,
      await this.reading.reader(viewer),
      start,
    );
    const view = {
      board: boardView(board),
      heavy: board.nearCrisis,
      threads,
      someHidden,
      older: next && `/boards/${slug}?before=${this.cursors.seal(next, board.id)}`,
      newest: start && `/boards/${slug}`,
    };
    return new Page('boards/show', view, { indexed: isListed(board) });
  }
}
