import { Body, Controller, Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { isAdmin, SignedIn, type Viewer } from '../platform/web/visit.js';
import { BoardKeeping } from './board-keeping.js';
import { Boards } from './boards.js';
import { newBoardForm, type NewBoardFields, readyForm } from './forms.js';
import { mergingsUnderWay } from './mergings.js';
import { Listing, type ListingFields, listingForm } from './listing.js';
import { readyBoards } from './ready-boards.js';
import { NearCrisis, type NearFields, nearForm } from './near-crisis.js';

/** What an admin can say of boards without going to the database; facilitators find the way to their texts. */
@Controller('board-settings')
export class BoardSettingsController {
  constructor(
    private readonly boards: Boards,
    private readonly nearCrisis: NearCrisis,
    private readonly listing: Listing,
    private readonly keeping: BoardKeeping,
    private readonly database: DataSource,
  ) {}

  @Get()
  @Access('facilitator')
  async show(@SignedIn() { role }: Viewer): Promise<Page> {
    return new Page('boards/settings', await this.view(emptyForm(), isAdmin(role)));
  }

  /** A new board. */
  @Post('boards')
  @Access('admin')
  async make(
    @Body(new FormPipe(newBoardForm)) form: Form<NewBoardFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('boards/settings', await this.view(form));
    if (await this.keeping.make(form.fields, memberId))
      return new SeeOther(`/board-settings/${form.fields.address}`);
    return formAgain('boards/settings', await this.view(withError(form, 'address', 'boards.address_taken')));
  }

  /** One of those that come with their texts. */
  @Post('ready')
  @Access('admin')
  async switchOn(
    @Body(new FormPipe(readyForm)) form: Form<{ board: string }>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    const board = readyBoards([]).find(({ slug }) => slug === form.fields?.board);
    if (!board)
      return formAgain('boards/settings', await this.view(withError(form, 'board', 'boards.board_missing')));
    await this.keeping.switchOn(board, memberId);
    return new SeeOther('/board-settings');
  }

  @Post()
  @Access('admin')
  async set(
    @Body(new FormPipe(nearForm)) form: Form<NearFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('boards/settings', await this.view(form));
    if (await this.nearCrisis.set(form.fields, memberId)) return new SeeOther('/board-settings');
    return formAgain('boards/settings', await this.view(withError(form, 'board', 'boards.board_missing')));
  }

  /** Whether search engines may list it. */
  @Post('listing')
  @Access('admin')
  async list(
    @Body(new FormPipe(listingForm)) form: Form<ListingFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('boards/settings', await this.view(form));
    if (await this.listing.set(form.fields, memberId)) return new SeeOther('/board-settings');
    return formAgain('boards/settings', await this.view(withError(form, 'board', 'boards.board_missing')));
  }

  private async view(form: Form<unknown>, admin = true): Promise<object> {
    const settings = await this.boards.settings();
    const ready = admin ? readyBoards(await this.boards.addresses()) : [];
    return { settings, form, admin, ready, mergings: await mergingsUnderWay(this.database) };
  }
}
