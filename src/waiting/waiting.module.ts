import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BoardsModule } from '../boards/boards.module.js';
import { FoldingModule } from '../folding/folding.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { OffersInterceptor } from './offers.interceptor.js';
import { Turns } from './turns.js';
import { TurnsController } from './turns.controller.js';
import { Waiting } from './waiting.js';
import { WaitingController } from './waiting.controller.js';

/** Nobody stays without an answer: who waits for the first one, and who is writing it. */
@Module({
  imports: [BoardsModule, WebPlatformModule, FoldingModule],
  controllers: [WaitingController, TurnsController],
  providers: [Waiting, Turns, { provide: APP_INTERCEPTOR, useClass: OffersInterceptor }],
})
export class WaitingModule {}
