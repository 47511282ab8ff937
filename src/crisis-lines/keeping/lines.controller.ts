import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Access } from '../../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { checkForm, lineForm, newLineForm, servedForm, stateForm } from './forms.js';
import type { CheckFields, LineFields, NewLineFields, ServedFields, StateFields } from './forms.js';
import { LineChanges } from './line-changes.js';
import { LinePages } from './line-pages.js';
import { ServedChanges } from './served.js';

const HERE = new SeeOther('/lines');

/** Where leads look after the crisis lines: check them, mend them, add and hide them, without a restart. */
@Controller('lines')
@Access('lead')
export class LinesController {
  constructor(
    private readonly pages: LinePages,
    private readonly changes: LineChanges,
    private readonly served: ServedChanges,
  ) {}

  @Get()
  async index(): Promise<Page> {
    return new Page('lines/index', await this.pages.list());
  }

  @Get('new')
  newLine(@Query('country') country: unknown): Page {
    return new Page('lines/new', this.pages.blankFor(typeof country === 'string' ? country : ''));
  }

  @Post()
  async add(
    @Body(new FormPipe(newLineForm)) form: Form<NewLineFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('lines/new', this.pages.blank(form));
    return new SeeOther(`/lines/${await this.changes.add(form.fields, viewer.memberId)}`);
  }

  @Post('served')
  async serve(
    @Body(new FormPipe(servedForm)) form: Form<ServedFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('lines/index', await this.pages.list(form));
    await this.served.add(form.fields.served, viewer.memberId);
    return HERE;
  }

  @Post('served/removal')
  async unserve(
    @Body(new FormPipe(servedForm)) form: Form<ServedFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('lines/index', await this.pages.list(form));
    await this.served.remove(form.fields.served, viewer.memberId);
    return HERE;
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<Page> {
    return new Page('lines/show', await this.pages.one(await this.pages.find(id)));
  }

  @Post(':id/check')
  async check(
    @Param('id') id: string,
    @Body(new FormPipe(checkForm)) check: Form<CheckFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const entry = await this.pages.find(id);
    if (!check.fields) return formAgain('lines/show', await this.pages.one(entry, { check }));
    const done = await this.changes.check(id, check.fields, viewer.memberId);
    return done ? new SeeOther(`/lines/${id}`) : this.changedMeanwhile(id);
  }

  @Post(':id/versions')
  async change(
    @Param('id') id: string,
    @Body(new FormPipe(lineForm)) edit: Form<LineFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const entry = await this.pages.find(id);
    if (!edit.fields) return formAgain('lines/show', await this.pages.one(entry, { edit }));
    const done = await this.changes.change(id, edit.fields, viewer.memberId);
    return done ? new SeeOther(`/lines/${id}`) : this.changedMeanwhile(id, edit);
  }

  @Post(':id/state')
  async switchTo(
    @Param('id') id: string,
    @Body(new FormPipe(stateForm)) form: Form<StateFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    await this.pages.find(id);
    const done = form.fields && (await this.changes.switchTo(id, form.fields, viewer.memberId));
    return done ? new SeeOther(`/lines/${id}`) : this.changedMeanwhile(id);
  }

  // What the other lead made of it stands in the history; who sends again after reading it means it.
  private async changedMeanwhile(id: string, edit?: Form<unknown>): Promise<Page> {
    const entry = await this.pages.find(id);
    const check = withError(emptyForm(), 'number', 'lines.changed_meanwhile');
    return formAgain('lines/show', await this.pages.one(entry, edit ? { edit, check } : { check }));
  }
}
