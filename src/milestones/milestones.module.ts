import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { FoldingModule } from '../folding/folding.module.js';
import { MembersModule } from '../members/members.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { Afterwards } from './afterwards.js';
import { GoalsController } from './goals.controller.js';
import { Milestones } from './milestones.js';
import { MilestonesController } from './milestones.controller.js';
import { OwnDaysInterceptor } from './own-days.interceptor.js';
import { SetbacksController } from './setbacks.controller.js';
import { SharingController } from './sharing.controller.js';
import { Todays } from './today.js';

/** Days and goals of a member's own. */
@Module({
  imports: [MembersModule, FoldingModule, TermsModule, WebPlatformModule],
  controllers: [MilestonesController, SetbacksController, GoalsController, SharingController],
  providers: [Milestones, Todays, Afterwards, { provide: APP_INTERCEPTOR, useClass: OwnDaysInterceptor }],
  exports: [Milestones],
})
export class MilestonesModule {}
