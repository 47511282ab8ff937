import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { isTemplateStep } from '../templates/using.js';
import { checkedLimit, type LimitFields, limitForm } from './forms.js';
import { LimitPages } from './limit-pages.js';
import { Limits } from './limits.js';

/** Giving whoever wrote a post a limit: on the name that the staff see, and nothing else of the person. */
@Controller('posts/:id/pause')
@Access('staff')
export class PostPausesController {
  constructor(
    private readonly limits: Limits,
    private readonly pages: LimitPages,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const post = await this.limits.limitable(id, viewer);
    return new Page('limits/new', await this.pages.newLimit(post, viewer, emptyForm()));
  }

  @Post()
  async give(
    @Param('id') id: string,
    @Body(new FormPipe(limitForm)) sent: Form<LimitFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const post = await this.limits.limitable(id, viewer);
    if (isTemplateStep(sent)) return new Page('limits/new', await this.pages.begun(post, viewer, sent));
    const form = checkedLimit(sent, viewer.role);
    if (!form.fields) return formAgain('limits/new', await this.pages.newLimit(post, viewer, form));
    await this.limits.give(post, viewer, form.fields);
    return new SeeOther('/limits');
  }
}
