import { Controller, Get, Query } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Notices } from './notices.js';

@Controller('notices')
@Access('member')
export class NoticesController {
  constructor(private readonly notices: Notices) {}

  @Get()
  async index(@Query('before') before: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const start = typeof before === 'string' && /^\d{1,18}$/.test(before) ? before : null;
    const { notices, next } = await this.notices.read(viewer.personaId, start);
    return new Page('notices/index', { notices, older: next && `/notices?before=${next}` });
  }
}
