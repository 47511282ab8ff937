import { Module } from '@nestjs/common';
import { DutyModule } from '../duty/duty.module.js';
import { FoldingModule } from '../folding/folding.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { HelpForWordsModule } from '../threads/help-for-words.module.js';
import { Answers } from './answers.js';
import { OverFilter } from './over.filter.js';
import { OwnReportsController } from './own-reports.controller.js';
import { ReportFormController } from './report-form.controller.js';
import { ReportedPosts } from './reported-posts.js';
import { ReportedPostsController } from './reported-posts.controller.js';
import { Reports } from './reports.js';

/** What readers tell the team about posts, and what the team answers. */
@Module({
  imports: [ConfigModule, WebPlatformModule, TermsModule, DutyModule, FoldingModule, HelpForWordsModule],
  controllers: [ReportFormController, ReportedPostsController, OwnReportsController],
  providers: [Reports, ReportedPosts, Answers, OverFilter],
})
export class ReportsModule {}
