import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Board } from '../boards/board.entity.js';
import { Boards, boardView } from '../boards/boards.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type RhythmFields, rhythmForm } from './forms.js';
import { RhythmSettings } from './rhythm-settings.js';
import { rhythmView } from './rhythm-settings.view.js';
import { rhythmOfBoard } from './rhythms.js';

/** When the check-ins of a board open, said by its facilitators and the team. */
@Controller('boards/:slug/check-in-settings')
@Access('facilitator')
export class RhythmSettingsController {
  constructor(
    private readonly database: DataSource,
    private readonly boards: Boards,
    private readonly settings: RhythmSettings,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const board = await this.boards.readable(slug, viewer);
    const { rhythm, weekday, hour, own_zone } = await rhythmOfBoard(this.database, board.id);
    const values = { rhythm, weekday: String(weekday), hour: String(hour), zone: own_zone ?? '' };
    return formPage('check-ins/settings', await this.view(board, emptyForm(values)));
  }

  @Post()
  async set(
    @Param('slug') slug: string,
    @Body(new FormPipe(rhythmForm)) form: Form<RhythmFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const board = await this.boards.readable(slug, viewer);
    if (!form.fields) return formAgain('check-ins/settings', await this.view(board, form));
    await this.settings.set(board.id, form.fields, viewer.memberId);
    return new SeeOther(`/boards/${slug}`);
  }

  private async view(board: Board, form: Form<unknown>): Promise<object> {
    const { place_zone } = await rhythmOfBoard(this.database, board.id);
    return { board: boardView(board), ...rhythmView(place_zone, form) };
  }
}
