import { Body, Controller, Get, Param, Post, UseFilters } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { TakenFilter } from '../reviews/taken.filter.js';
import { Answering } from './answering.js';
import { type AnswerFields, answerForm, checkedAnswer } from './forms.js';
import { SecondLooks } from './second-looks.js';

const VIEW = 'second-looks/show';

/** Where the team, and a trustee, look again at what somebody else decided. */
@Controller('second-looks')
@Access('second_look')
@UseFilters(TakenFilter)
export class SecondLooksController {
  constructor(
    private readonly looks: SecondLooks,
    private readonly answering: Answering,
  ) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('second-looks/index', await this.looks.list(viewer));
  }

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const waiting = await this.looks.waiting(id, viewer);
    return new Page(VIEW, await this.looks.view(waiting, viewer, emptyForm()));
  }

  @Post(':id/decision')
  async decide(
    @Param('id') id: string,
    @Body(new FormPipe(answerForm)) sent: Form<AnswerFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const waiting = await this.looks.waiting(id, viewer);
    this.answering.allow(waiting, viewer);
    const form = checkedAnswer(sent, waiting.look.guideline);
    if (!form.fields) return this.again(id, viewer, form);
    const refusal = await this.answering.answer(waiting, viewer, form.fields);
    if (refusal) return this.again(id, viewer, withError(form, 'reason', refusal));
    return new SeeOther('/second-looks');
  }

  // Read anew: the author may have written more meanwhile.
  private async again(id: string, viewer: Viewer, form: Form<AnswerFields>): Promise<Page> {
    const waiting = await this.looks.waiting(id, viewer);
    return formAgain(VIEW, await this.looks.view(waiting, viewer, form));
  }
}
