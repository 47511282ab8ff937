import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { keyed } from '../limits/limit-pages.js';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { askForm, type AskFields, checkedAsk } from './forms.js';
import { NameOpenings } from './name-openings.js';
import { askView } from './opening.view.js';

/** Asking for the link behind the one-time name of a post. */
@Controller('posts/:id/name-opening')
@Access('lead')
export class PostOpeningsController {
  constructor(private readonly openings: NameOpenings) {}

  @Get()
  async form(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const post = await this.openings.askable(id, viewer);
    return new Page('name-openings/new', askView(post, keyed(emptyForm())));
  }

  @Post()
  async ask(
    @Param('id') id: string,
    @Body(new FormPipe(askForm)) sent: Form<AskFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const post = await this.openings.askable(id, viewer);
    const form = checkedAsk(sent);
    if (!form.fields) return formAgain('name-openings/new', askView(post, keyed(form)));
    const opening = await this.openings.ask(post, viewer, form.fields);
    if (opening === form.fields.key) return new SeeOther(`/name-openings/${opening}`);
    return new Page('name-openings/new', askView(post, keyed(form), opening), { status: 409 });
  }
}
