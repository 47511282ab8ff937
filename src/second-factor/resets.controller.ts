import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { isLead, SignedIn, type Viewer } from '../platform/web/visit.js';
import { noFields, resetForm, type ResetFields } from './forms.js';
import { team } from './reset-reading.js';
import { teamView } from './reset.view.js';
import { type Ended, Resets } from './resets.js';

/** Where leads see who has a second factor, and take a lost one away together. */
@Controller('factor-resets')
export class ResetsController {
  constructor(
    private readonly database: DataSource,
    private readonly resets: Resets,
  ) {}

  @Get()
  @Access('lead')
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.page(viewer);
  }

  @Post()
  @Access('lead')
  async ask(
    @Body(new FormPipe(resetForm)) form: Form<ResetFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return this.page(viewer, 422, 'second-factor.member_missing');
    const asked = await this.resets.ask(viewer, form.fields.member);
    return asked ? new SeeOther('/factor-resets') : this.page(viewer, 409, 'second-factor.reset_nothing');
  }

  @Post(':id/confirmation')
  @Access('lead')
  async confirm(
    @Param('id') id: string,
    @Body(new FormPipe(noFields)) _form: Form<object>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    return this.answer(viewer, await this.resets.confirm(viewer, id));
  }

  /** Also for whose factor it is: whoever has a code needs no reset. */
  @Post(':id/withdrawal')
  @Access('second_look')
  async withdraw(
    @Param('id') id: string,
    @Body(new FormPipe(noFields)) _form: Form<object>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    return this.answer(viewer, await this.resets.withdraw(viewer, id));
  }

  private async answer(viewer: Viewer, ended: Ended): Promise<Page | SeeOther> {
    if (!isLead(viewer.role)) return new SeeOther('/account/second-factor');
    if (ended === 'done') return new SeeOther('/factor-resets');
    return this.page(viewer, 409, `second-factor.reset_${ended}`);
  }

  private async page(viewer: Viewer, status = 200, problem: string | null = null): Promise<Page> {
    const view = { ...teamView(viewer, await team.rows(this.database)), problem };
    return new Page('second-factor/team', view, { status });
  }
}
