import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type RestFields, restForm } from './forms.js';
import { someoneView } from './postvention.view.js';
import type { Someone } from './rest-reading.js';
import { Rests } from './rests.js';
import { PostventionTexts } from './texts.js';

/** "We believe that this member has died": asking for it, confirming it, and what there is to do then. */
@Controller('posts/:id/postvention')
@Access('lead')
export class PostRestsController {
  constructor(
    private readonly rests: Rests,
    private readonly texts: PostventionTexts,
  ) {}

  @Get()
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const someone = await this.rests.someone(id, viewer);
    return new Page('postvention/someone', await this.view(someone, viewer, emptyForm()));
  }

  @Post()
  async say(
    @Param('id') id: string,
    @Body(new FormPipe(restForm)) form: Form<RestFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const someone = await this.rests.someone(id, viewer);
    if (!form.fields) return formAgain('postvention/someone', await this.view(someone, viewer, form));
    if (form.fields.rest === '') await this.rests.ask(someone, viewer);
    else await this.rests.confirm(someone, form.fields.rest, viewer);
    return new SeeOther(`/posts/${someone.post_id}/postvention`);
  }

  private async view(someone: Someone, viewer: Viewer, form: Form<unknown>): Promise<object> {
    const rest = await this.rests.of(someone, viewer);
    const companions = await this.rests.companions(someone);
    const waiting = rest ? await this.rests.waiting(someone) : [];
    const announcement = await this.texts.current('announcement');
    const memorial = await this.texts.current('memorial');
    return someoneView(someone, rest, { companions, waiting, announcement, memorial }, form);
  }
}
