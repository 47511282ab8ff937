import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { isLead, SignedIn, type Viewer } from '../platform/web/visit.js';
import { Contacts } from './contacts.js';
import { DutyPage } from './duty-page.js';
import type { SentForms } from './duty-page.view.js';
import { contactForm, settingsForm, shiftForm } from './forms.js';
import type { ContactFields, SettingsFields, ShiftFields } from './forms.js';
import { RotaChanges } from './rota-changes.js';

const HERE = new SeeOther('/duty');

/** Where leads say when people read, and whom a crisis is told to. */
@Controller('duty')
@Access('lead')
export class DutyController {
  constructor(
    private readonly page: DutyPage,
    private readonly rota: RotaChanges,
    private readonly contacts: Contacts,
  ) {}

  /** The week, for the whole team; the rest for leads. */
  @Get()
  @Access('staff')
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    const view = isLead(viewer.role) ? this.page.view() : this.page.week();
    return new Page('duty/index', await view);
  }

  @Post('mode')
  async set(
    @Body(new FormPipe(settingsForm)) settings: Form<SettingsFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!settings.fields) return this.again({ settings });
    await this.rota.set(settings.fields, viewer.memberId);
    return HERE;
  }

  @Post('shifts')
  async addShift(
    @Body(new FormPipe(shiftForm)) shift: Form<ShiftFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!shift.fields) return this.again({ shift });
    const added = await this.rota.addShift(shift.fields, viewer.memberId);
    return added ? HERE : this.again({ shift: withError(shift, 'who', 'duty.who_unknown') });
  }

  @Post('shifts/:id/remove')
  async removeShift(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.rota.removeShift(id, viewer.memberId);
    return HERE;
  }

  @Post('contacts')
  async addContact(
    @Body(new FormPipe(contactForm)) contact: Form<ContactFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!contact.fields) return this.again({ contact });
    if (!this.contacts.mayCall(contact.fields))
      return this.again({ contact: withError(contact, 'url', 'duty.url_private') });
    await this.contacts.add(contact.fields, viewer.memberId);
    return HERE;
  }

  @Post('contacts/:id/remove')
  async removeContact(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.contacts.remove(id, viewer.memberId);
    return HERE;
  }

  @Post('contacts/:id/test')
  async testContact(@Param('id') id: string): Promise<SeeOther> {
    await this.contacts.test(id);
    return HERE;
  }

  private async again(forms: SentForms): Promise<Page> {
    return formAgain('duty/index', await this.page.view(forms));
  }
}
