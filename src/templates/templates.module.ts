import { Module } from '@nestjs/common';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { Templates } from './templates.js';
import { TemplatesController } from './templates.controller.js';

/** The words that the team begins an answer with, and their pages. */
@Module({
  imports: [WebPlatformModule],
  controllers: [TemplatesController],
  providers: [Templates],
  exports: [Templates],
})
export class TemplatesModule {}
