import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { LateWords } from '../limits/late-words.js';
import { markMessagesRead } from '../notices/messages-read.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { isSeen } from '../platform/web/seen.js';
import { SignedIn, under, type Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import { exchangeForAuthor } from '../threads/exchange.js';
import { dangerIn } from '../threads/judging.js';
import { ownPost, type PostStatus } from '../threads/own-post.js';
import { Answers } from './answers.js';
import { answersView } from './answers.view.js';
import { AnsweredTooLate } from './errors.js';
import { type MessageFields, messageForm } from './forms.js';
import { keyed } from './messages.controller.js';

const VIEW = 'messages/own';

/** What the team wrote to an author before deciding, and where the author answers. */
@Controller('posts/:id/messages')
@Access('member')
export class AnswersController {
  constructor(
    private readonly database: DataSource,
    private readonly answers: Answers,
    private readonly late: LateWords,
    private readonly terms: Terms,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const post = await ownPost(this.database, id, viewer);
    const exchange = await exchangeForAuthor(this.database, post.id);
    if (exchange.length === 0) return new SeeOther(`/posts/${post.id}`);
    if (isSeen(request)) await markMessagesRead(this.database, post.persona_id, post.id);
    return formPage(VIEW, answersView(post, exchange, keyed(emptyForm()), this.terms.known()));
  }

  @Post()
  async answer(
    @Param('id') id: string,
    @Body(new FormPipe(messageForm)) form: Form<MessageFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const post = await ownPost(this.database, id, viewer);
    return this.late.orNote(under(viewer, post.persona_id), form, () => this.taken(post, form));
  }

  private async taken(post: PostStatus, form: Form<MessageFields>): Promise<Page | SeeOther> {
    if (post.state !== 'held') throw new AnsweredTooLate();
    if (!form.fields) return this.again(post, form);
    const terms = this.terms.known();
    const refusal = await this.answers.send(post, form.fields, (words) => dangerIn(words, terms));
    if (refusal) return this.again(post, withError(form, 'body', refusal));
    return new SeeOther(`/posts/${post.id}/messages`);
  }

  private async again(post: PostStatus, form: Form<unknown>): Promise<Page> {
    const exchange = await exchangeForAuthor(this.database, post.id);
    return formAgain(VIEW, answersView(post, exchange, keyed(form), this.terms.known()));
  }
}
