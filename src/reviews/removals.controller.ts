import { Body, Controller, Get, Param, Post, UseFilters } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { allGuidelines } from '../guidelines/guidelines.js';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Templates } from '../templates/templates.js';
import { isTemplateStep } from '../templates/using.js';
import { Decisions } from './decisions.js';
import { type RemovalFields, removalForm } from './forms.js';
import { refuseOwn } from './own-text.js';
import { takenBy } from './refused.js';
import { reviewById, type ReviewRow } from './review.js';
import { TakenFilter } from './taken.filter.js';
import { begun, templatePart } from './template-part.js';

// A removed text is found too: the slower of two is told who was faster.
const removableRevision = new Statement<{ id: string }>(
  'removable-revision',
  `select id from revisions where post_id = $1 and state in ('published', 'removed') order by state, number desc limit 1`,
);

/** Taking a published post down. */
@Controller('posts/:id/removal')
@Access('staff')
@UseFilters(TakenFilter)
export class RemovalsController {
  constructor(
    private readonly database: DataSource,
    private readonly decisions: Decisions,
    private readonly templates: Templates,
  ) {}

  @Get()
  async ask(@Param('id') id: string): Promise<Page> {
    return new Page('posts/remove', await this.view(await this.published(id), emptyForm()));
  }

  @Post()
  async remove(
    @Param('id') id: string,
    @Body(new FormPipe(removalForm)) form: Form<RemovalFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const review = await this.published(id);
    // Its author wrote it anew meanwhile: the moderator reads the new words first.
    if (form.values.revision !== review.id) {
      return formAgain(
        'posts/remove',
        await this.view(review, withError(form, 'reason', 'reviews.text_changed')),
      );
    }
    if (isTemplateStep(form)) return new Page('posts/remove', await this.begun(review, form));
    if (!form.fields) return formAgain('posts/remove', await this.view(review, form));
    refuseOwn(viewer, review.persona_id);
    await this.decisions.remove(review, viewer.memberId, form.fields);
    return new SeeOther(`/posts/${id}`);
  }

  private async published(postId: string): Promise<ReviewRow> {
    const found = isUuid(postId) ? await removableRevision.row(this.database, [postId]) : null;
    const review = found && (await reviewById.row(this.database, [found.id]));
    if (!review) throw new NotFound();
    if (review.state !== 'published') throw takenBy(review);
    return review;
  }

  // Nothing is taken down: the form comes back with the words in it.
  private async begun(review: ReviewRow, sent: Form<unknown>): Promise<object> {
    return this.view(review, await begun(this.templates, review, sent));
  }

  private async view(review: ReviewRow, form: Form<unknown>): Promise<object> {
    return { ...view(review, form), ...(await templatePart(this.templates, review, form)) };
  }
}

function view(review: ReviewRow, form: Form<unknown>): object {
  return {
    post: {
      id: review.post_id,
      revision: review.id,
      href: `/posts/${review.post_id}`,
      name: review.name,
      html: review.html,
    },
    guidelines: allGuidelines(),
    form,
  };
}
