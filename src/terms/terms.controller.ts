import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { newTermForm, stateForm, termForm } from './forms.js';
import type { NewTermFields, StateFields, TermFields } from './forms.js';
import { TermChanges } from './term-changes.js';
import { TermPages } from './term-pages.js';

/** Where leads tell the screen the words of their own place. */
@Controller('terms')
@Access('lead')
export class TermsController {
  constructor(
    private readonly pages: TermPages,
    private readonly changes: TermChanges,
  ) {}

  @Get()
  async index(): Promise<Page> {
    return new Page('terms/index', await this.pages.list());
  }

  @Get('new')
  newTerm(): Page {
    return new Page('terms/new', this.pages.blank(emptyForm()));
  }

  /** Says how often a phrase stands in what is up, and saves nothing. */
  @Post('trial')
  async tryNew(@Body(new FormPipe(newTermForm)) form: Form<NewTermFields>): Promise<Page> {
    if (!form.fields) return formAgain('terms/new', this.pages.blank(form));
    const trial = await this.pages.trial(form.fields.phrase);
    return new Page('terms/new', { ...this.pages.blank(form), trial });
  }

  @Post()
  async add(
    @Body(new FormPipe(newTermForm)) form: Form<NewTermFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('terms/new', this.pages.blank(form));
    return new SeeOther(`/terms/${await this.changes.add(form.fields, viewer.memberId)}`);
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<Page> {
    return new Page('terms/show', await this.pages.one(await this.pages.find(id)));
  }

  @Post(':id/trial')
  async tryAgain(
    @Param('id') id: string,
    @Body(new FormPipe(termForm)) form: Form<TermFields>,
  ): Promise<Page> {
    const term = await this.pages.find(id);
    if (!form.fields) return formAgain('terms/show', await this.pages.one(term, form));
    const trial = await this.pages.trial(form.fields.phrase);
    return new Page('terms/show', { ...(await this.pages.one(term, form)), trial });
  }

  @Post(':id/revisions')
  async change(
    @Param('id') id: string,
    @Body(new FormPipe(termForm)) form: Form<TermFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const term = await this.pages.find(id);
    if (!form.fields) return formAgain('terms/show', await this.pages.one(term, form));
    const changed = await this.changes.change(term.id, form.fields, viewer.memberId);
    return changed ? new SeeOther(`/terms/${id}`) : this.changedMeanwhile(id, form);
  }

  @Post(':id/state')
  async switchTo(
    @Param('id') id: string,
    @Body(new FormPipe(stateForm)) form: Form<StateFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const term = await this.pages.find(id);
    const changed = form.fields && (await this.changes.switchTo(term.id, form.fields, viewer.memberId));
    return changed ? new SeeOther(`/terms/${id}`) : this.changedMeanwhile(id, emptyForm());
  }

  // What the other lead made of it stands in the history; who sends again after reading it means it.
  private async changedMeanwhile(id: string, form: Form<unknown>): Promise<Page> {
    const term = await this.pages.find(id);
    const values = { ...form.values, number: String(term.number) };
    const again = withError({ ...form, values }, 'phrase', 'terms.changed_meanwhile');
    return formAgain('terms/show', await this.pages.one(term, again));
  }
}
