import { Body, Controller, Get, Param, Post, Query, UseFilters } from '@nestjs/common';
import { Notes } from '../limits/notes.js';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Decisions } from './decisions.js';
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
    private readonly notes: Notes,
  ) {}

  @Get()
  async index(@Query() query: Record<string, unknown>, @SignedIn() viewer: Viewer): Promise<Page> {
    const notes = await this.notes.urgent(viewer);
    return new Page('reviews/index', { notes, ...(await this.queue.page(query, viewer)) });
  }

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const review = await this.reviews.held(id, viewer);
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
    const review = await this.reviews.held(id, viewer);
    const form = checkedDecision(sent, review.tier === 'crisis');
    if (!form.fields) return formAgain('reviews/show', await this.reviews.view(review, viewer, form));
    await this.decisions.decide(review, viewer.memberId, form.fields);
    return new SeeOther('/reviews');
  }
}
