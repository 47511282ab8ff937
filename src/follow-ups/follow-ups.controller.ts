import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { followUpListView, followUpView, wordsOf } from './follow-up.view.js';
import { FollowUps } from './follow-ups.js';
import { checkedDone, type DoneFields, doneForm, type WelcomeFields, welcomeForm } from './forms.js';
import { outcomesFor } from './policies.js';

/** What a crisis left to look after. */
@Controller('follow-ups')
@Access('staff')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUps) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('follow-ups/index', followUpListView(await this.followUps.open(viewer)));
  }

  /** @param words which beginning the welcome back is shown with */
  @Get(':id')
  async show(
    @Param('id') id: string,
    @Query('words') words: unknown,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    const item = await this.followUps.find(id, viewer);
    const forms = { done: emptyForm(), welcome: emptyForm({ body: wordsOf(words) }) };
    return new Page('follow-ups/show', followUpView(item, forms));
  }

  @Post(':id/done')
  async finish(
    @Param('id') id: string,
    @Body(new FormPipe(doneForm)) sent: Form<DoneFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const item = await this.followUps.find(id, viewer);
    const form = checkedDone(sent, outcomesFor(item));
    const forms = { done: form, welcome: emptyForm({ body: wordsOf(null) }) };
    if (!form.fields) return formAgain('follow-ups/show', followUpView(item, forms));
    await this.followUps.finish(item, form.fields, viewer);
    return new SeeOther('/follow-ups');
  }

  @Post(':id/welcome')
  async welcome(
    @Param('id') id: string,
    @Body(new FormPipe(welcomeForm)) form: Form<WelcomeFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const item = await this.followUps.find(id, viewer);
    const forms = { done: emptyForm(), welcome: form };
    if (!form.fields) return formAgain('follow-ups/show', followUpView(item, forms));
    await this.followUps.welcome(item, form.fields, viewer);
    return new SeeOther(`/follow-ups/${item.id}`);
  }
}
