import { Readable } from 'node:stream';
import { Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { RecordPages } from './record-pages.js';

/** The record of what the team does, for those who answer for it. */
@Controller('record')
@Access('lead')
export class RecordController {
  constructor(private readonly pages: RecordPages) {}

  @Get()
  async index(
    @Query('before') before: unknown,
    @Query('kind') kind: unknown,
    @SignedIn() viewer: Viewer,
  ): Promise<Page> {
    return new Page('record/index', await this.pages.page(before, kind, viewer));
  }

  // Posted, because it leaves a trace.
  @Post('export')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async takeOut(@SignedIn() viewer: Viewer): Promise<StreamableFile> {
    const lines = Readable.from(await this.pages.takeOut(viewer), { objectMode: false });
    return new StreamableFile(lines, {
      type: 'application/x-ndjson',
      disposition: 'attachment; filename="record.jsonl"',
    });
  }
}
