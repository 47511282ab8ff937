import { Body, Controller, Get, Param, Post, UseFilters } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { deskOf, isTrustee, SignedIn, type Viewer } from '../platform/web/visit.js';
import { Appeals } from './appeals.js';
import {
  type AppealDecisionFields,
  appealDecisionForm,
  checkedAnswer,
  type NoteAnswerFields,
  noteAnswerForm,
} from './forms.js';
import { LimitPages } from './limit-pages.js';
import { appealPageView, notePageView } from './limit.view.js';
import { Limits } from './limits.js';
import { Notes } from './notes.js';
import { SettledFilter } from './settled.filter.js';

/** Limits as the staff look after them: what is in force, second looks, private notes. */
@Controller('limits')
@Access('staff')
@UseFilters(SettledFilter)
export class LimitsController {
  constructor(
    private readonly pages: LimitPages,
    private readonly limits: Limits,
    private readonly appeals: Appeals,
    private readonly notes: Notes,
  ) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('limits/index', await this.pages.forStaff(viewer));
  }

  @Post(':id/lift')
  async lift(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.limits.lift(id, viewer);
    return new SeeOther('/limits');
  }

  @Post(':id/confirm')
  async confirm(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.limits.confirm(id, viewer);
    return new SeeOther('/limits');
  }

  @Get('appeals/:id')
  @Access('second_look')
  async appeal(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const appeal = await this.appeals.open(id, viewer);
    return new Page('limits/appeal', appealPageView(viewer, appeal, emptyForm()));
  }

  @Post('appeals/:id/decision')
  @Access('second_look')
  async decide(
    @Param('id') id: string,
    @Body(new FormPipe(appealDecisionForm)) form: Form<AppealDecisionFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) {
      const appeal = await this.appeals.open(id, viewer);
      return formAgain('limits/appeal', appealPageView(viewer, appeal, form));
    }
    await this.appeals.decide(id, viewer, form.fields);
    return new SeeOther(isTrustee(viewer.role) ? deskOf(viewer.role) : '/limits');
  }

  @Get('notes/:id')
  async note(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('limits/note', notePageView(await this.notes.open(id, viewer), emptyForm()));
  }

  @Post('notes/:id/answer')
  async answer(
    @Param('id') id: string,
    @Body(new FormPipe(noteAnswerForm)) sent: Form<NoteAnswerFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const note = await this.notes.open(id, viewer);
    const form = checkedAnswer(sent, note.urgent);
    if (!form.fields) return formAgain('limits/note', notePageView(note, form));
    await this.notes.answer(note, viewer, form.fields);
    return new SeeOther('/limits');
  }
}
