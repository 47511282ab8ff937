import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BoardsModule } from '../boards/boards.module.js';
import { FoldingModule } from '../folding/folding.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { PersonasModule } from '../personas/personas.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { HelpForWordsModule } from '../threads/help-for-words.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { Badges } from './badges.js';
import { Calendar } from './calendar.js';
import { Circles } from './circles.js';
import { CirclesController } from './circles.controller.js';
import { CirclesInterceptor } from './circles.interceptor.js';
import { CircleClock } from './clock.js';
import { FacilitatingController } from './facilitating.controller.js';
import { LeadingController } from './leading.controller.js';
import { PartNotices } from './part-notices.js';
import { PartNoticesController } from './part-notices.controller.js';
import { TimesController } from './times.controller.js';
import { Topics } from './topics.js';

/** Circles: guided sessions in four parts, and the tools of those who lead them. */
@Module({
  imports: [
    BoardsModule,
    FoldingModule,
    HelpForWordsModule,
    LimitsModule,
    PersonasModule,
    ThreadsModule,
    WebPlatformModule,
  ],
  controllers: [
    CirclesController,
    LeadingController,
    TimesController,
    PartNoticesController,
    FacilitatingController,
  ],
  providers: [
    Circles,
    Calendar,
    Topics,
    Badges,
    CircleClock,
    PartNotices,
    { provide: APP_INTERCEPTOR, useClass: CirclesInterceptor },
  ],
})
export class CirclesModule {}
