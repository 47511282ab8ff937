import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Audits, needsSomebody } from './audits.js';
import { auditsView, auditView, crisisView } from './audit.view.js';
import { type JudgementFields, judgementForm } from './forms.js';

/** The blind second look at what the screen cleared. */
@Controller('audits')
@Access('staff')
export class AuditsController {
  constructor(private readonly audits: Audits) {}

  @Get()
  async index(@SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('quality/audits', auditsView(await this.audits.waiting(viewer)));
  }

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const found = await this.audits.find(id, viewer);
    if (needsSomebody(found)) return new Page('quality/crisis', crisisView(found));
    return new Page('quality/audit', auditView(await this.audits.toJudge(id, viewer), emptyForm()));
  }

  @Post(':id/judgement')
  async judge(
    @Param('id') id: string,
    @Body(new FormPipe(judgementForm)) form: Form<JudgementFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const audit = await this.audits.toJudge(id, viewer);
    if (!form.fields) return formAgain('quality/audit', auditView(audit, form));
    const { judgement } = form.fields;
    await this.audits.judge(audit, judgement, viewer);
    return new SeeOther(judgement === 'crisis' && audit.up ? `/audits/${id}` : '/audits');
  }

  @Post(':id/follow-up')
  async followUp(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.audits.followUp(await this.audits.toFollowUp(id, viewer), viewer);
    return new SeeOther('/reviews');
  }
}
