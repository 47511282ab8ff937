import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ConfigModule } from '../platform/config.module.js';
import { OpeningDeskInterceptor } from './desk.interceptor.js';
import { NotOpenInterceptor } from './not-open.interceptor.js';
import { OpeningController } from './opening.controller.js';
import { Opening } from './opening.js';
import { SignUpDoorModule } from './sign-up-door.js';

/** The opening checklist, and what pages say of it. */
@Module({
  imports: [ConfigModule, SignUpDoorModule],
  controllers: [OpeningController],
  providers: [
    Opening,
    { provide: APP_INTERCEPTOR, useClass: OpeningDeskInterceptor },
    { provide: APP_INTERCEPTOR, useClass: NotOpenInterceptor },
  ],
  exports: [Opening],
})
export class OpeningModule {}
