import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Milestones } from '../milestones/milestones.js';
import { Access } from '../platform/web/access.js';
import { formPage, Page } from '../platform/web/answers.js';
import { MaybeViewer, ownPersonas, type Viewer, wearing } from '../platform/web/visit.js';
import { OwnDrafts } from '../threads/drafts/own-drafts.js';
import { badNightView, type CompanyWaiting, waitingView } from './bad-night.view.js';
import { type CompanyRow, openCompany } from './company-reading.js';

/**
 * One tap from anywhere: people to talk to, a breath, a wait, one's own reasons, and company. What somebody writes there goes
 * to the ordinary form of the thread, and is checked like everything.
 */
@Controller('bad-night')
@Access('anyone')
export class BadNightController {
  constructor(
    private readonly database: DataSource,
    private readonly milestones: Milestones,
    private readonly drafts: OwnDrafts,
  ) {}

  @Get()
  async show(@MaybeViewer() viewer: Viewer | null): Promise<Page> {
    const milestones = viewer ? await this.milestones.of(viewer).catch(() => []) : [];
    const company = await this.company(viewer).catch(() => []);
    return formPage('bad-night/show', badNightView(company, milestones));
  }

  @Get('waiting')
  waiting(@Query('part') part: unknown): Page {
    return new Page('bad-night/waiting', waitingView(part));
  }

  // The rest of the page needs no database, and must not wait for one.
  private async company(viewer: Viewer | null): Promise<CompanyWaiting[]> {
    const rows = await openCompany.rows(this.database, [viewer ? ownPersonas(viewer) : [], null]);
    return Promise.all(rows.map(async (row) => ({ ...row, waits: await this.waits(viewer, row) })));
  }

  // Words sent from here would take the place of those that were kept there.
  private async waits(viewer: Viewer | null, { id }: CompanyRow): Promise<boolean> {
    return viewer !== null && (await this.drafts.at(wearing(viewer, id), { thread: id })) !== null;
  }
}
