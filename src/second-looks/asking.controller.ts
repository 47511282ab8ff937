import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { LateWords } from '../limits/late-words.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, under, type Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import type { PostStatus } from '../threads/own-post.js';
import { Asking, type DecidedPost, isDecidedAgainst } from './asking.js';
import { NothingToLookAt } from './errors.js';
import { type AskFields, askForm } from './forms.js';
import { ownLookView } from './own-look.view.js';

const VIEW = 'second-looks/own';

/** Where authors ask somebody else to look, and see how it stands. */
@Controller('posts/:id/second-look')
@Access('member')
export class AskingController {
  constructor(
    private readonly asking: Asking,
    private readonly late: LateWords,
    private readonly terms: Terms,
  ) {}

  @Get()
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page | SeeOther> {
    const post = await this.asking.own(id, viewer);
    if (!isDecidedAgainst(post)) return new SeeOther(`/posts/${post.id}`);
    return formPage(VIEW, await this.view(post, emptyForm()));
  }

  @Post()
  async ask(
    @Param('id') id: string,
    @Body(new FormPipe(askForm)) form: Form<AskFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const post = await this.asking.own(id, viewer);
    return this.late.orNote(under(viewer, post.persona_id), form, () => this.taken(post, form));
  }

  private async taken(post: PostStatus, form: Form<AskFields>): Promise<Page | SeeOther> {
    if (!isDecidedAgainst(post)) throw new NothingToLookAt();
    if (!form.fields) return formAgain(VIEW, await this.view(post, form));
    const refusal = await this.asking.ask(post, form.fields.body);
    if (refusal) return formAgain(VIEW, await this.view(post, withError(form, 'body', refusal)));
    return new SeeOther(`/posts/${post.id}/second-look`);
  }

  private async view(post: DecidedPost, form: Form<unknown>): Promise<object> {
    return ownLookView(post, await this.asking.look(post), form, this.terms.known());
  }
}
