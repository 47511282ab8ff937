import { Body, Controller, Post } from '@nestjs/common';
import { PlaceChanges } from '../place/place-changes.js';
import { Place } from '../place/place.js';
import { Access } from '../platform/web/access.js';
import { formAgain, type Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type ModeFields, modeForm } from './forms.js';
import { modesView } from './modes.view.js';

/** What the place is open for, by an admin's hand. */
@Controller('settings/mode')
@Access('admin')
export class ModeController {
  constructor(
    private readonly place: Place,
    private readonly changes: PlaceChanges,
  ) {}

  @Post()
  async change(
    @Body(new FormPipe(modeForm)) form: Form<ModeFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('modes/change', modesView(this.place.now(), form));
    const { mode, reason } = form.fields;
    await this.changes.set({ mode, modeReason: mode === 'open' ? null : reason }, memberId);
    return new SeeOther('/settings#mode');
  }
}
