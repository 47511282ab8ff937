import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Boards, boardView } from '../boards/boards.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { MaybeViewer, SignedIn, type Viewer } from '../platform/web/visit.js';
import { type ConsentFields, consentForm, type TopicFields, topicForm } from './forms.js';
import { Library } from './library.js';
import { TIPS_A_PAGE } from './tip-reading.js';
import { askedView, helpfulView } from './tip.view.js';
import { Tips } from './tips.js';

const LIST = 'helpful answers';

/** The library of a board; what facilitators propose for it; and the writers' word on it. */
@Controller()
export class TipsController {
  constructor(
    private readonly tips: Tips,
    private readonly shelves: Library,
    private readonly boards: Boards,
    private readonly cursors: Cursors,
  ) {}

  @Get('boards/:slug/tips')
  @Access('anyone')
  async ofBoard(
    @Param('slug') slug: string,
    @Query('topic') topic: unknown,
    @Query('after') after: unknown,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page> {
    const board = await this.boards.readable(slug, viewer);
    const list = await this.shelves.page(board, viewer, { topic, after });
    return new Page('tips/index', { board: boardView(board), ...list });
  }

  @Get('tips')
  @Access('facilitator')
  async helpful(@Query('after') after: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const start = this.cursors.open(after, LIST);
    const rows = await this.tips.helpful(viewer, start);
    const shown = rows.slice(0, TIPS_A_PAGE);
    const last = rows.length > shown.length ? shown.at(-1)! : null;
    const next = last && this.cursors.seal(`${last.state !== 'new'} ${last.id}`, LIST);
    return formPage('tips/helpful', {
      answers: shown.map((row) => helpfulView(row)),
      next: next && `/tips?after=${next}`,
      top: start && '/tips',
    });
  }

  @Post('posts/:id/tip/proposal')
  @Access('facilitator')
  async propose(
    @Param('id') id: string,
    @Body(new FormPipe(topicForm)) { fields, errors }: Form<TopicFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!fields) {
      const answer = helpfulView(await this.tips.one(id, viewer), errors?.topic);
      return formAgain('tips/helpful', { answers: [answer], top: '/tips' });
    }
    await this.tips.propose(id, fields.topic, viewer);
    return new SeeOther('/tips');
  }

  @Post('posts/:id/tip/removal')
  @Access('facilitator')
  async takeOut(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.tips.takeOut(id, viewer);
    return new SeeOther('/tips');
  }

  @Get('posts/:id/tip')
  @Access('member')
  async asked(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('tips/asked', askedView(await this.tips.asked(id, viewer)));
  }

  @Post('posts/:id/tip')
  @Access('member')
  async answer(
    @Param('id') id: string,
    @Body(new FormPipe(consentForm)) { fields, errors }: Form<ConsentFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const asked = await this.tips.asked(id, viewer);
    if (!fields) return formAgain('tips/asked', { ...askedView(asked), form: { errors } });
    await this.tips.answer(asked, fields.consent);
    return new SeeOther(`/posts/${id}/tip`);
  }
}
