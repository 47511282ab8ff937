import { Body, Controller, Get, Param, Post, Query, Req, UseFilters } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { Board } from '../boards/board.entity.js';
import { Boards, boardView, takesWords } from '../boards/boards.js';
import { rhythmOfBoard } from '../check-ins/rhythms.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { MaybeViewer, SignedIn, type Viewer } from '../platform/web/visit.js';
import { BoardRests } from '../threads/errors.js';
import { StillNewFilter } from '../threads/newcomers/still-new.filter.js';
import { PausedFilter } from '../threads/paused.filter.js';
import { Calendar } from './calendar.js';
import { bodyOf, Circles, edgesIn } from './circles.js';
import { CircleClock } from './clock.js';
import { type CircleFields, circleForm } from './forms.js';
import { firstValues, newCircleView, withTimes } from './new-circle.view.js';
import { Topics } from './topics.js';

/** The calendars of circles, for whoever reads; and opening one, for facilitators. */
@Controller()
@Access('anyone')
@UseFilters(PausedFilter, StillNewFilter)
export class CirclesController {
  constructor(
    private readonly database: DataSource,
    private readonly boards: Boards,
    private readonly circles: Circles,
    private readonly calendar: Calendar,
    private readonly topics: Topics,
    private readonly clock: CircleClock,
  ) {}

  @Get('circles')
  async all(@Query('before') before: unknown, @MaybeViewer() viewer: Viewer | null): Promise<Page> {
    return new Page('circles/index', await this.calendar.view(null, before, viewer));
  }

  @Get('boards/:slug/circles')
  async ofBoard(
    @Param('slug') slug: string,
    @Query('before') before: unknown,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page> {
    const board = await this.boards.readable(slug, viewer);
    const view = await this.calendar.view(board.slug, before, viewer);
    return new Page('circles/index', { ...view, board: boardView(board) });
  }

  @Get('boards/:slug/circles/new')
  @Access('facilitator')
  async blank(
    @Param('slug') slug: string,
    @Query('topic') topic: unknown,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const board = await this.boards.readable(slug, viewer);
    if (!takesWords(board)) throw new BoardRests();
    const { zone } = await rhythmOfBoard(this.database, board.id);
    const topics = await this.topics.offered();
    const chosen = topics.find(({ id }) => id === topic);
    return formPage('circles/new', newCircleView(board, topics, firstValues(zone, chosen, this.clock.now())));
  }

  @Post('boards/:slug/circles')
  @Access('facilitator')
  async open(
    @Param('slug') slug: string,
    @Body(new FormPipe(circleForm)) given: Form<CircleFields>,
    @SignedIn() viewer: Viewer,
    @Req() request: Request,
  ): Promise<Page | SeeOther> {
    const board = await this.boards.readable(slug, viewer);
    const form = this.checked(given, board);
    if (!form.fields)
      return formAgain('circles/new', newCircleView(board, await this.topics.offered(), form));
    // Whatever keeps it from being taken in shows all of the words.
    request.body = { title: form.fields.title, body: bodyOf(form.fields) };
    return new SeeOther(`/posts/${await this.circles.open(board, form.fields, viewer)}`);
  }

  private checked(form: Form<CircleFields>, board: Board): Form<CircleFields> {
    if (!takesWords(board)) return withError(form, 'body', 'boards.rests');
    return form.fields ? withTimes(form, edgesIn(form.fields)[0]!, this.clock.now()) : form;
  }
}
