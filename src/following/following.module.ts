import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BoardsModule } from '../boards/boards.module.js';
import { FoldingModule } from '../folding/folding.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { FollowRounds } from './follow-rounds.js';
import { Following } from './following.js';
import { FollowingController } from './following.controller.js';
import { FollowingInterceptor } from './following.interceptor.js';
import { HearingController } from './hearing.controller.js';

/** Following threads and boards. */
@Module({
  imports: [ThreadsModule, BoardsModule, FoldingModule, NoticesModule],
  controllers: [FollowingController, HearingController],
  providers: [Following, { provide: APP_INTERCEPTOR, useClass: FollowingInterceptor }],
})
export class FollowingModule {}

/** The worker's half: telling who follows. */
@Module({ providers: [FollowRounds] })
export class FollowRoundsModule {}
