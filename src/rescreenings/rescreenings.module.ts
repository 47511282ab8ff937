import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TermsModule } from '../terms/terms.module.js';
import { FindingsController } from './findings.controller.js';
import { JudgingAgain } from './judging-again.js';
import { Rescreener } from './rescreener.js';
import { Rescreenings } from './rescreenings.js';
import { RescreeningsController } from './rescreenings.controller.js';
import { StricterThreads } from './stricter-threads.js';
import { ToLookAtInterceptor } from './to-look-at.interceptor.js';

/** Judging again what is up: the web's half. */
@Module({
  controllers: [RescreeningsController, FindingsController],
  providers: [Rescreenings, { provide: APP_INTERCEPTOR, useClass: ToLookAtInterceptor }],
})
export class RescreeningsModule {}

/** Judging again what is up: the worker's half. */
@Module({ imports: [TermsModule], providers: [JudgingAgain, StricterThreads, Rescreener] })
export class RescreenerModule {}
