import { Module } from '@nestjs/common';
import { WebPlatformModule } from '../../platform/web/web-platform.module.js';
import { LineChanges } from './line-changes.js';
import { LinePages } from './line-pages.js';
import { LinesController } from './lines.controller.js';
import { ListKeeper } from './list-keeper.js';
import { ServedChanges } from './served.js';

/** Keeps the crisis lines of a web process fresh, and has the pages on which leads look after them. */
@Module({
  imports: [WebPlatformModule],
  controllers: [LinesController],
  providers: [ListKeeper, LinePages, LineChanges, ServedChanges],
})
export class LineKeepingModule {}
