import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { RunningOutInterceptor } from './running-out.interceptor.js';
import { VolunteeringController } from './volunteering.controller.js';
import { VolunteersController } from './volunteers.controller.js';
import { Volunteers } from './volunteers.js';

/** The record of training and supervision of those who moderate and facilitate. */
@Module({
  controllers: [VolunteersController, VolunteeringController],
  providers: [Volunteers, { provide: APP_INTERCEPTOR, useClass: RunningOutInterceptor }],
})
export class VolunteersModule {}
