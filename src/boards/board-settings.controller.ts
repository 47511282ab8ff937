import { Body, Controller, Get, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Boards } from './boards.js';
import { Listing, type ListingFields, listingForm } from './listing.js';
import { NearCrisis, type NearFields, nearForm } from './near-crisis.js';

/** What an admin can say of boards without going to the database. */
@Controller('board-settings')
@Access('admin')
export class BoardSettingsController {
  constructor(
    private readonly boards: Boards,
    private readonly nearCrisis: NearCrisis,
    private readonly listing: Listing,
  ) {}

  @Get()
  async show(): Promise<Page> {
    return new Page('boards/settings', await this.view(emptyForm()));
  }

  @Post()
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
  async list(
    @Body(new FormPipe(listingForm)) form: Form<ListingFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('boards/settings', await this.view(form));
    if (await this.listing.set(form.fields, memberId)) return new SeeOther('/board-settings');
    return formAgain('boards/settings', await this.view(withError(form, 'board', 'boards.board_missing')));
  }

  private async view(form: Form<unknown>): Promise<object> {
    return { settings: await this.boards.settings(), form };
  }
}
