import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type ProtocolFields, protocolForm } from '../protocol/forms.js';
import { SafeguardingContacts } from './contacts.js';
import { type ContactFields, contactForm } from './forms.js';
import { Guidance } from './guidance.js';

/** Who the safeguarding contact is, and what they go by. */
@Controller('safeguarding')
@Access('staff')
export class SafeguardingSetUpController {
  constructor(
    private readonly contacts: SafeguardingContacts,
    private readonly guidance: Guidance,
  ) {}

  @Get('guidance')
  async read(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('safeguarding/guidance', await this.guidance.page(viewer, null));
  }

  @Post('guidance')
  async write(
    @Body(new FormPipe(protocolForm)) form: Form<ProtocolFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    await this.guidance.forThose(viewer);
    if (form.fields && (await this.guidance.save(form.fields, viewer)))
      return new SeeOther('/safeguarding/guidance');
    const again = form.fields ? withError(form, 'body', 'safeguarding.changed_meanwhile') : form;
    return formAgain('safeguarding/guidance', await this.guidance.page(viewer, again));
  }

  @Get('contacts')
  @Access('lead')
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('safeguarding/contacts', await this.contacts.page(viewer, emptyForm()));
  }

  @Post('contacts')
  @Access('lead')
  async name(
    @Body(new FormPipe(contactForm)) form: Form<ContactFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('safeguarding/contacts', await this.contacts.page(viewer, form));
    if (await this.contacts.name(form.fields.who, viewer)) return new SeeOther('/safeguarding/contacts');
    const again = withError(form, 'who', 'safeguarding.who_missing');
    return formAgain('safeguarding/contacts', await this.contacts.page(viewer, again));
  }

  @Post('contacts/:id/removal')
  @Access('lead')
  async unname(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.contacts.unname(id, viewer);
    return new SeeOther('/safeguarding/contacts');
  }
}
