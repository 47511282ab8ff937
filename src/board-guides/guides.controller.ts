import { Controller, Get, Param } from '@nestjs/common';
import type { Board } from '../boards/board.entity.js';
import { Boards } from '../boards/boards.js';
import { isListed } from '../boards/listing.js';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { MaybeViewer, type Viewer } from '../platform/web/visit.js';
import { Guides } from './guides.js';

/** A board's pages about itself. */
@Controller('boards/:slug')
@Access('anyone')
export class GuidesController {
  constructor(
    private readonly boards: Boards,
    private readonly guides: Guides,
  ) {}

  @Get('about')
  async about(@Param('slug') slug: string, @MaybeViewer() viewer: Viewer | null): Promise<Page | SeeOther> {
    const board = await this.boards.readable(slug, viewer);
    if (board.slug !== slug) return new SeeOther(`/boards/${board.slug}/about`);
    return pageOf(board, 'board-guides/about', await this.guides.about(board, viewer));
  }

  @Get('first-steps')
  async firstSteps(
    @Param('slug') slug: string,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page | SeeOther> {
    const board = await this.boards.readable(slug, viewer);
    if (board.slug !== slug) return new SeeOther(`/boards/${board.slug}/first-steps`);
    return pageOf(board, 'board-guides/first-steps', await this.guides.firstSteps(board, viewer));
  }
}

function pageOf(board: Board, template: string, view: object): Page {
  return new Page(template, view, { indexed: isListed(board) });
}
