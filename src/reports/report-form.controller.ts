import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ReadingChoices } from '../folding/reading-choices.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { MaybeViewer, SignedIn, type Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import { type ReportFields, reportForm } from './forms.js';
import { guestView, reportFormView } from './report.view.js';
import { reportableAsSeen } from './reportable-as-seen.js';
import type { ReportablePost } from './reportable-post.js';
import { Reports } from './reports.js';

const VIEW = 'reports/new';

/** Telling the team about somebody's post. */
@Controller('posts/:id/report')
export class ReportFormController {
  constructor(
    private readonly reports: Reports,
    private readonly terms: Terms,
    private readonly reading: ReadingChoices,
  ) {}

  @Get()
  @Access('anyone')
  async ask(@Param('id') id: string, @MaybeViewer() viewer: Viewer | null): Promise<Page | SeeOther> {
    const post = await this.reports.reportable(id, null, viewer);
    if (!viewer) return new Page('reports/guest', guestView(post));
    const open = await this.reports.openReport(id, viewer);
    if (open) return new SeeOther(`/reports/${open}`);
    return formPage(VIEW, await this.view(post, viewer, emptyForm()));
  }

  @Post()
  @Access('member')
  async tell(
    @Param('id') id: string,
    @Body(new FormPipe(reportForm)) form: Form<ReportFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const post = await this.reports.reportable(id, form.values.revision, viewer);
    if (!form.fields) return formAgain(VIEW, await this.view(post, viewer, form));
    const told = await this.reports.tell(post, form.fields, viewer);
    return 'id' in told
      ? new SeeOther(`/reports/${told.id}`)
      : this.refused(post, viewer, form, told.refusal);
  }

  private async refused(
    post: ReportablePost,
    viewer: Viewer,
    form: Form<ReportFields>,
    refusal: string,
  ): Promise<Page> {
    const enough = refusal === 'reports.enough_today';
    const view = await this.view(
      post,
      viewer,
      withError(form, 'body', enough ? 'reports.keep_for_tomorrow' : refusal),
    );
    return formPage(VIEW, { ...view, enough }, { status: enough ? 429 : 422 });
  }

  private async view(post: ReportablePost, viewer: Viewer, form: Form<unknown>): Promise<object> {
    const seen = reportableAsSeen(post, await this.reading.reader(viewer));
    return reportFormView(seen, form, this.terms.known());
  }
}
