import { Body, Controller, Get, Param, Post, Query, UseFilters } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Answers } from './answers.js';
import { type AnswerFields, answerForm } from './forms.js';
import { OverFilter } from './over.filter.js';
import { ReportedPosts } from './reported-posts.js';

/** The team's pages of readers' reports. */
@Controller('reports')
@Access('staff')
@UseFilters(OverFilter)
export class ReportedPostsController {
  constructor(
    private readonly reported: ReportedPosts,
    private readonly answers: Answers,
  ) {}

  @Get()
  async index(@Query('after') after: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('reports/index', await this.reported.list(viewer, after));
  }

  @Get('posts/:postId')
  async show(@Param('postId') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const post = await this.reported.find(id, viewer);
    return new Page('reports/post', await this.reported.view(post, viewer, emptyForm()));
  }

  @Post('posts/:postId/answer')
  async answer(
    @Param('postId') id: string,
    @Body(new FormPipe(answerForm)) form: Form<AnswerFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const post = await this.reported.find(id, viewer);
    const refusal = form.fields && (await this.answers.answer(post, form.fields, viewer));
    if (form.fields && !refusal) return new SeeOther('/reports');
    const again = refusal ? withError(form, ...refusal) : form;
    return formAgain('reports/post', await this.reported.view(post, viewer, again));
  }
}
