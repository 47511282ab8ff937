import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Duty } from '../duty/duty.js';
import { ReadingChoices } from '../folding/reading-choices.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { ownPersonas, SignedIn, under, type Viewer } from '../platform/web/visit.js';
import { withSeenTitle } from '../threads/seen-title.js';
import { Terms } from '../terms/terms.js';
import { type MoreFields, moreForm } from './forms.js';
import { type OwnReport, ownReportById, ownReports, REPORTS_A_PAGE } from './own-reports.js';
import { ownReportLine, ownReportView } from './report.view.js';
import { Reports } from './reports.js';

const NEWEST = '9223372036854775807';

/** What one told the team oneself: the thanks, the answer, adding to it, taking it back. */
@Controller('reports')
@Access('member')
export class OwnReportsController {
  constructor(
    private readonly database: DataSource,
    private readonly reports: Reports,
    private readonly cursors: Cursors,
    private readonly terms: Terms,
    private readonly duty: Duty,
    private readonly reading: ReadingChoices,
  ) {}

  @Get('mine')
  async index(@Query('before') before: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const { personaId } = viewer;
    const start = this.cursors.open(before, `reports ${personaId}`) ?? NEWEST;
    const rows = await ownReports.rows(this.database, [ownPersonas(viewer), start]);
    const shown = rows.slice(0, REPORTS_A_PAGE);
    const next = rows.length > REPORTS_A_PAGE ? shown.at(-1)?.place : undefined;
    const older = next && `/reports/mine?before=${this.cursors.seal(next, `reports ${personaId}`)}`;
    const reader = await this.reading.reader(viewer);
    const reports = shown.map((row) => ownReportLine(withSeenTitle(row, reader)));
    return new Page('reports/mine', { reports, older });
  }

  @Get(':id')
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('reports/show', await this.view(id, viewer));
  }

  @Post(':id/words')
  async add(
    @Param('id') id: string,
    @Body(new FormPipe(moreForm)) sent: Form<MoreFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const report = await this.find(id, viewer);
    const form = withSomething(sent);
    if (!form.fields) return this.again(id, viewer, form);
    const told = await this.reports.add(id, form.fields, under(viewer, report.persona_id));
    if ('refusal' in told) return this.again(id, viewer, withError(form, 'body', told.refusal));
    return new SeeOther(`/reports/${told.id}`);
  }

  @Post(':id/withdrawal')
  async takeBack(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    const report = await this.find(id, viewer);
    await this.reports.takeBack(id, under(viewer, report.persona_id));
    return new SeeOther(`/reports/${id}`);
  }

  private async again(id: string, viewer: Viewer, form: Form<unknown>): Promise<Page> {
    return formAgain('reports/show', await this.view(id, viewer, form));
  }

  private async view(id: string, viewer: Viewer, form?: Form<unknown>): Promise<object> {
    const report = withSeenTitle(await this.find(id, viewer), await this.reading.reader(viewer));
    return ownReportView(report, this.terms.known(), await this.duty.forBoard(report.board), form);
  }

  // Another's report is not there, for the team neither.
  private async find(id: string, viewer: Viewer): Promise<OwnReport> {
    const report = isUuid(id) ? await ownReportById.row(this.database, [ownPersonas(viewer), id]) : null;
    if (!report) throw new NotFound();
    return report;
  }
}

function withSomething(form: Form<MoreFields>): Form<MoreFields> {
  const nothing = form.fields?.body === '' && !form.fields.worried;
  return nothing ? withError(form, 'body', 'reports.nothing_added') : form;
}
