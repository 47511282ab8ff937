import { Body, Controller, Get, Param, Post, Query, UseFilters } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { isTemplateStep } from '../templates/using.js';
import { Decisions } from './decisions.js';
import { checkedMask, previewed } from './mask-form.js';
import { maskedView } from './mask.view.js';
import type { MaskLook } from './masking.js';
import type { ReviewRow } from './review.js';
import {
  checkedDecision,
  type DecisionFields,
  decisionForm,
  type TakeOverFields,
  takeOverForm,
} from './forms.js';
import { QueueView } from './queue.view.js';
import { Reviews } from './reviews.js';
import { TakenFilter } from './taken.filter.js';

@Controller('reviews')
@Access('staff')
@UseFilters(TakenFilter)
export class ReviewsController {
  constructor(
    private readonly reviews: Reviews,
    private readonly decisions: Decisions,
    private readonly queue: QueueView,
  ) {}

  @Get()
  async index(@Query() query: Record<string, unknown>, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('reviews/index', await this.queue.page(query, viewer));
  }

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const review = await this.reviews.readable(id, viewer);
    return new Page('reviews/show', await this.reviews.view(review, viewer, emptyForm()));
  }

  @Post(':id/claim')
  async claim(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.reviews.claim(id, viewer);
    return new SeeOther(`/reviews/${id}`);
  }

  @Post(':id/release')
  async release(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.reviews.release(id, viewer);
    return new SeeOther('/reviews');
  }

  @Post(':id/hand-over')
  async handOver(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.reviews.handOver(id, viewer);
    return new SeeOther('/reviews');
  }

  @Post(':id/take-over')
  async takeOver(
    @Param('id') id: string,
    @Body(new FormPipe(takeOverForm)) form: Form<TakeOverFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const review = await this.reviews.held(id, viewer);
    if (!form.fields) return formAgain('reviews/show', await this.reviews.view(review, viewer, form));
    await this.reviews.takeOver(id, form.fields, viewer);
    return new SeeOther(`/reviews/${id}`);
  }

  @Post(':id/decision')
  async decide(
    @Param('id') id: string,
    @Body(new FormPipe(decisionForm)) sent: Form<DecisionFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const review = await this.reviews.mine(id, viewer);
    if (isTemplateStep(sent)) return this.shown(review, viewer, await this.reviews.begun(review, sent), null);
    const look = await this.reviews.lookAtMask(review, sent);
    const form = look?.preview
      ? previewed(sent, look)
      : checkedMask(checkedDecision(sent, review.tier === 'crisis'), look, review.details_hidden);
    if (!form.fields) return this.shown(review, viewer, form, look);
    const refusal = await this.decisions.decide(review, viewer.memberId, form.fields, look?.mask);
    if (refusal) return this.shown(review, viewer, withError(form, 'outcome', refusal), look);
    return new SeeOther('/reviews');
  }

  private async shown(
    review: ReviewRow,
    viewer: Viewer,
    form: Form<unknown>,
    look: MaskLook | null,
  ): Promise<Page> {
    const view = { ...(await this.reviews.view(review, viewer, form)), ...maskedView(look) };
    return form.errors ? formAgain('reviews/show', view) : new Page('reviews/show', view);
  }
}
