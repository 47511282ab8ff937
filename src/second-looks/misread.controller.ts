import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LateWords } from '../limits/late-words.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, under, type Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import type { PostStatus } from '../threads/own-post.js';
import { Asking } from './asking.js';
import { ReadAlready } from './errors.js';
import { type MisreadFields, misreadForm } from './forms.js';
import { misreadNotes } from './own-look.js';
import { misreadView } from './own-look.view.js';

const VIEW = 'second-looks/misread';

/** "You've misread me": what an author says about a text that waits for a person. */
@Controller('posts/:id/misread')
@Access('member')
export class MisreadController {
  constructor(
    private readonly database: DataSource,
    private readonly asking: Asking,
    private readonly late: LateWords,
    private readonly terms: Terms,
  ) {}

  @Get()
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page | SeeOther> {
    const post = await this.asking.own(id, viewer);
    if (post.state !== 'held') return new SeeOther(`/posts/${post.id}`);
    return formPage(VIEW, await this.view(post, emptyForm()));
  }

  @Post()
  async say(
    @Param('id') id: string,
    @Body(new FormPipe(misreadForm)) form: Form<MisreadFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const post = await this.asking.own(id, viewer);
    return this.late.orNote(under(viewer, post.persona_id), form, () => this.taken(post, form));
  }

  private async taken(post: PostStatus, form: Form<MisreadFields>): Promise<Page | SeeOther> {
    if (post.state !== 'held') throw new ReadAlready();
    if (!form.fields) return formAgain(VIEW, await this.view(post, form));
    const refusal = await this.asking.addNote(post, form.fields.body);
    if (refusal) return formAgain(VIEW, await this.view(post, withError(form, 'body', refusal)));
    return new SeeOther(`/posts/${post.id}/misread`);
  }

  private async view(post: PostStatus, form: Form<unknown>): Promise<object> {
    const notes = await misreadNotes.rows(this.database, [post.revision_id]);
    return misreadView(
      post,
      notes.map(({ words }) => words),
      form,
      this.terms.known(),
    );
  }
}
