import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { ScreeningsModule, ThreadsModule } from '../threads/threads.module.js';
import { BadNightController } from './bad-night.controller.js';
import { CompanyInterceptor } from './company.interceptor.js';
import { CompanyKeeper } from './company-keeper.js';
import { CompanyThreads } from './company-threads.js';

/** For a bad night: the web's half. */
@Module({
  imports: [MilestonesModule, ThreadsModule],
  controllers: [BadNightController],
  providers: [{ provide: APP_INTERCEPTOR, useClass: CompanyInterceptor }],
})
export class BadNightModule {}

/** The company threads: the worker's half. */
@Module({ imports: [ScreeningsModule], providers: [CompanyThreads, CompanyKeeper] })
export class CompanyModule {}
