import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { PlaceModule } from '../place/place.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { DirectoryController } from './directory.controller.js';
import { ResourceListController } from './list.controller.js';
import { ResourceChanges } from './resource-changes.js';
import { ToCheckInterceptor } from './to-check.interceptor.js';

/** Other help, by country and kind: the page for everybody, and those on which leads look after it. */
@Module({
  imports: [PlaceModule, WebPlatformModule],
  controllers: [DirectoryController, ResourceListController],
  providers: [ResourceChanges, { provide: APP_INTERCEPTOR, useClass: ToCheckInterceptor }],
})
export class ResourcesModule {}
