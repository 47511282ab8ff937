import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BoardsModule } from '../boards/boards.module.js';
import { FoldingModule } from '../folding/folding.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { Helped } from './helped.js';
import { HelpedController } from './helped.controller.js';
import { Library } from './library.js';
import { Tips } from './tips.js';
import { TipsController } from './tips.controller.js';
import { TipsInterceptor } from './tips.interceptor.js';

/** Answers that helped, and what lasts of them: the tips of a board. */
@Module({
  imports: [BoardsModule, FoldingModule, LimitsModule, ThreadsModule, WebPlatformModule],
  controllers: [HelpedController, TipsController],
  providers: [Helped, Tips, Library, { provide: APP_INTERCEPTOR, useClass: TipsInterceptor }],
})
export class TipsModule {}
