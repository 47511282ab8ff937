import { Body, Controller, Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { keyToWriteUnder } from '../personas/name-of-the-place.js';
import { PlaceChanges } from '../place/place-changes.js';
import { Place } from '../place/place.js';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type PlaceSettings, settingsForm } from './forms.js';
import { settingsView } from './settings.view.js';
import { ownTextsView } from './words.view.js';
import { wordsInPages, writerOfThePlace } from './words-reading.js';

const VIEW = 'administration/settings';

/** What an admin says of the place itself. */
@Controller('settings')
@Access('admin')
export class SettingsController {
  constructor(
    private readonly place: Place,
    private readonly changes: PlaceChanges,
    private readonly database: DataSource,
  ) {}

  @Get()
  async show(): Promise<Page> {
    return new Page(VIEW, await this.view(emptyForm()));
  }

  @Post()
  async change(
    @Body(new FormPipe(settingsForm)) form: Form<PlaceSettings>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain(VIEW, await this.view(form));
    await this.changes.set(form.fields, memberId, keyToWriteUnder(form.fields.name));
    return new SeeOther('/settings');
  }

  /** Which texts of the place are its own. */
  @Get('words')
  async words(): Promise<Page> {
    const row = await wordsInPages.row(this.database);
    return new Page('administration/words', ownTextsView(row!));
  }

  private async view(form: Form<unknown>): Promise<object> {
    const writer = await writerOfThePlace.row(this.database);
    return settingsView(this.place.now(), writer?.name ?? null, form);
  }
}
