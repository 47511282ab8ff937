import { Module } from '@nestjs/common';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { Notices } from './notices.js';
import { NoticesController } from './notices.controller.js';

@Module({ imports: [WebPlatformModule], controllers: [NoticesController], providers: [Notices] })
export class NoticesModule {}
