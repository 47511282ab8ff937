import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { BoardsModule } from '../boards/boards.module.js';
import { OpeningModule } from '../opening/opening.module.js';
import { PlaceModule } from '../place/place.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { Guide } from './guide.js';
import { GuideInterceptor } from './guide.interceptor.js';
import { SettingsController } from './settings.controller.js';
import { SetupController } from './setup.controller.js';

/** What an admin says of the place, and the first steps of a new one. */
@Module({
  imports: [BoardsModule, ConfigModule, OpeningModule, PlaceModule, WebPlatformModule],
  controllers: [SettingsController, SetupController],
  providers: [Guide, { provide: APP_INTERCEPTOR, useClass: GuideInterceptor }],
})
export class AdministrationModule {}
