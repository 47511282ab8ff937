import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BoardsModule } from '../boards/boards.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { ScreeningsModule } from '../threads/threads.module.js';
import { Guides } from './guides.js';
import { GuidesController } from './guides.controller.js';
import { GuidesInterceptor } from './guides.interceptor.js';
import { WelcomeThreads } from './welcome-threads.js';

/** What boards say of themselves: the web's half. */
@Module({
  imports: [BoardsModule, DutyModule],
  controllers: [GuidesController],
  providers: [Guides, { provide: APP_INTERCEPTOR, useClass: GuidesInterceptor }],
})
export class BoardGuidesModule {}

/** The welcome threads: the worker's half. */
@Module({ imports: [ScreeningsModule], providers: [WelcomeThreads] })
export class WelcomeThreadsModule {}
