import { Body, Controller, Get, Param, Post, UseFilters } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { AnsweredFilter } from './answered.filter.js';
import { type AnswerFields, answerForm, checkedAnswer } from './forms.js';
import { UrgentWords } from './urgent-words.js';
import { doorOf, urgentWordsView } from './urgent-words.view.js';

const VIEW = 'urgent-words/show';

/** Where the team answers words that sound like danger, whatever form they came by. */
@Controller('urgent-words')
@Access('staff')
@UseFilters(AnsweredFilter)
export class UrgentWordsController {
  constructor(private readonly words: UrgentWords) {}

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page | SeeOther> {
    const words = await this.words.waiting(id, viewer);
    // A note has its own way of being answered, and is read there.
    if (words.source === 'note') return new SeeOther(doorOf(words)!.href);
    return new Page(VIEW, urgentWordsView(await this.words.open(id, viewer), emptyForm()));
  }

  @Post(':id/answer')
  async answer(
    @Param('id') id: string,
    @Body(new FormPipe(answerForm)) sent: Form<AnswerFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const words = await this.words.waiting(id, viewer);
    const form = checkedAnswer(sent, words.danger);
    if (!form.fields) return formAgain(VIEW, urgentWordsView(words, form));
    const refusal = await this.words.answer(words, viewer, form.fields);
    return refusal ? this.again(id, viewer, withError(form, 'reason', refusal)) : new SeeOther('/reviews');
  }

  // Read anew: they wrote more meanwhile.
  private async again(id: string, viewer: Viewer, form: Form<unknown>): Promise<Page> {
    return formAgain(VIEW, urgentWordsView(await this.words.open(id, viewer), form));
  }
}
