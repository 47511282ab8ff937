import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type InvitationFields, invitationForm } from './forms.js';
import { Invitations } from './invitations.js';
import { invitationsView } from './invitations.view.js';

const VIEW = 'invitations/index';

/** The invitations, for the admin. */
@Controller('invitations')
@Access('admin')
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Get()
  async index(): Promise<Page> {
    return formPage(VIEW, invitationsView(await this.invitations.open()));
  }

  /** The code stands on this answer alone: no page can show it again. */
  @Post()
  async make(
    @Body(new FormPipe(invitationForm)) form: Form<InvitationFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page> {
    if (!form.fields) return this.again(form);
    const code = await this.invitations.make(form.fields, memberId);
    if (code === null) return this.again(withError(form, 'uses', 'invitations.enough'));
    return formPage(VIEW, invitationsView(await this.invitations.open(), undefined, code));
  }

  @Post(':id/withdrawal')
  async withdraw(@Param('id') id: string, @SignedIn() { memberId }: Viewer): Promise<SeeOther> {
    if (!isUuid(id)) throw new NotFound();
    await this.invitations.withdraw(id, memberId);
    return new SeeOther('/invitations');
  }

  private async again(form: Form<unknown>): Promise<Page> {
    return formAgain(VIEW, invitationsView(await this.invitations.open(), form));
  }
}
