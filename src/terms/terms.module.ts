import { Module } from '@nestjs/common';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TermChanges } from './term-changes.js';
import { TermPages } from './term-pages.js';
import { Terms } from './terms.js';
import { TermsController } from './terms.controller.js';

/** The own terms that every process screens with. */
@Module({ providers: [Terms], exports: [Terms] })
export class TermsModule {}

/** The pages on which leads look after them. */
@Module({
  imports: [WebPlatformModule],
  controllers: [TermsController],
  providers: [TermChanges, TermPages],
})
export class TermPagesModule {}
