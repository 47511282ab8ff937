import { Controller, Get, Query } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Workload } from './workload.js';
import { workloadView } from './workload.view.js';

/** Pictures of how the work goes, for those who answer for it. */
@Controller('workload')
@Access('lead')
export class WorkloadController {
  constructor(private readonly workload: Workload) {}

  @Get()
  async show(@Query() query: Record<string, unknown>, @SignedIn() viewer: Viewer): Promise<Page> {
    return new Page('workload/show', workloadView(await this.workload.findings(query, viewer)));
  }
}
