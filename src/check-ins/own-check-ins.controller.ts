import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { clearForm, dayForm } from './forms.js';
import { OwnCheckIns } from './own-check-ins.js';
import { DAYS_A_PAGE, ownView } from './own-check-ins.view.js';

const HREF = '/check-ins/mine';

/** One's own check-ins, for oneself alone. */
@Controller('check-ins/mine')
@Access('member')
export class OwnCheckInsController {
  constructor(
    private readonly own: OwnCheckIns,
    private readonly cursors: Cursors,
  ) {}

  @Get()
  async show(@Query('before') before: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('check-ins/mine', await this.view(viewer, before));
  }

  @Post('removal')
  async remove(
    @Body(new FormPipe(dayForm)) { fields }: Form<{ day: string }>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    if (fields) await this.own.forget(viewer, fields.day);
    return new SeeOther(HREF);
  }

  @Post('clearing')
  async clear(
    @Body(new FormPipe(clearForm)) form: Form<{ sure: 'yes' }>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain('check-ins/mine', await this.view(viewer, undefined, form));
    await this.own.clear(viewer);
    return new SeeOther(HREF);
  }

  private async view(viewer: Viewer, before: unknown, form: Form<unknown> = emptyForm()): Promise<object> {
    const from = this.cursors.open(before, HREF);
    const days = (await this.own.of(viewer)).filter(({ day }) => from === null || day < from);
    const shown = days.slice(0, DAYS_A_PAGE);
    const more = days.length > shown.length;
    return {
      ...ownView(shown, form),
      older: more ? `${HREF}?before=${this.cursors.seal(shown.at(-1)!.day, HREF)}` : null,
      newest: from && HREF,
    };
  }
}
