import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { LimitsModule } from '../limits/limits.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { Gathering } from './gathering.js';
import { PhrasesController } from './phrases.controller.js';
import { PhrasesInterceptor } from './phrases.interceptor.js';
import { Saying } from './saying.js';

/** Kind words with one tap, in the place of likes. */
@Module({
  imports: [ThreadsModule, LimitsModule],
  controllers: [PhrasesController],
  providers: [Saying, { provide: APP_INTERCEPTOR, useClass: PhrasesInterceptor }],
})
export class PhrasesModule {}

/** The worker's half: telling their authors. */
@Module({ providers: [Gathering] })
export class GatheringModule {}
