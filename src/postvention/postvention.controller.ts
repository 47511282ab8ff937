import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { isLead, SignedIn, type Viewer } from '../platform/web/visit.js';
import { type TextFields, textForm } from './forms.js';
import { postventionView } from './postvention.view.js';
import { Rests } from './rests.js';
import { PostventionTexts, TEXT_KINDS } from './texts.js';

/** What the team does after a member's death. */
@Controller('postvention')
@Access('staff')
export class PostventionController {
  constructor(
    private readonly texts: PostventionTexts,
    private readonly rests: Rests,
  ) {}

  @Get()
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('postvention/index', await this.view(viewer, null));
  }

  @Post('text')
  @Access('lead')
  async write(
    @Body(new FormPipe(textForm)) form: Form<TextFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const saved = form.fields && (await this.texts.save(form.fields, viewer.memberId));
    if (saved) return new SeeOther('/postvention');
    const again = form.fields ? withError(form, 'body', 'postvention.changed_meanwhile') : form;
    return formAgain('postvention/index', await this.view(viewer, again));
  }

  @Post(':id/undo')
  @Access('lead')
  async undo(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.rests.undo(id, viewer);
    return new SeeOther('/postvention');
  }

  private async view(viewer: Viewer, form: Form<unknown> | null): Promise<object> {
    const kind = TEXT_KINDS.find((known) => known === form?.values.kind) ?? TEXT_KINDS[0];
    const rests = isLead(viewer.role) ? await this.rests.all(viewer) : [];
    return postventionView(await this.texts.all(), rests, form && { kind, form });
  }
}
