import { Module } from '@nestjs/common';
import { FoldingModule } from '../folding/folding.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { HoursController } from './hours/hours.controller.js';
import { ReadingHoursModule } from './hours/reading-hours.module.js';
import { LeftThreads } from './left-threads.js';
import { LeftThreadsController } from './left-threads.controller.js';
import { Notices } from './notices.js';
import { NoticesController } from './notices.controller.js';

@Module({
  imports: [WebPlatformModule, FoldingModule, VaultModule, ReadingHoursModule],
  controllers: [NoticesController, LeftThreadsController, HoursController],
  providers: [Notices, LeftThreads],
  exports: [LeftThreads],
})
export class NoticesModule {}
