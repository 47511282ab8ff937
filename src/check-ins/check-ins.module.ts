import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BoardsModule } from '../boards/boards.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MembersModule } from '../members/members.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { ScreeningsModule, ThreadsModule } from '../threads/threads.module.js';
import { CheckInKeeper } from './check-in-keeper.js';
import { CheckInOpenings } from './check-in-openings.js';
import { CHECK_INS, CheckInSchedule } from './check-in-schedule.js';
import { CheckInProcessor } from './check-in.processor.js';
import { CheckIns } from './check-ins.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsInterceptor } from './check-ins.interceptor.js';
import { OwnCheckIns } from './own-check-ins.js';
import { OwnCheckInsController } from './own-check-ins.controller.js';
import { RhythmSettings } from './rhythm-settings.js';
import { RhythmSettingsController } from './rhythm-settings.controller.js';

/** Check-ins: the web's half. */
@Module({
  imports: [ThreadsModule, BoardsModule, LimitsModule, MembersModule, TermsModule, WebPlatformModule],
  controllers: [CheckInsController, OwnCheckInsController, RhythmSettingsController],
  providers: [
    CheckIns,
    OwnCheckIns,
    RhythmSettings,
    { provide: APP_INTERCEPTOR, useClass: CheckInsInterceptor },
  ],
})
export class CheckInsModule {}

/** Opening the check-ins of the boards: the worker's half. */
@Module({
  imports: [ScreeningsModule, BullModule.registerQueue({ name: CHECK_INS })],
  providers: [CheckInOpenings, CheckInSchedule, CheckInProcessor, CheckInKeeper],
})
export class CheckInOpeningsModule {}
