import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { PersonasModule } from '../personas/personas.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { HelpForWordsModule } from '../threads/help-for-words.module.js';
import { ClosedGroups } from './closed-groups.js';
import { ClosedGroupsController } from './closed-groups.controller.js';
import { GroupSettingsController } from './group-settings.controller.js';
import { OwnGroupsInterceptor } from './own-groups.interceptor.js';

/** Closed groups: who is in one, and who keeps it. */
@Module({
  imports: [HelpForWordsModule, PersonasModule, WebPlatformModule],
  controllers: [ClosedGroupsController, GroupSettingsController],
  providers: [ClosedGroups, { provide: APP_INTERCEPTOR, useClass: OwnGroupsInterceptor }],
})
export class ClosedGroupsModule {}
