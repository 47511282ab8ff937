import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { PlaceModule } from '../place/place.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { WordKeeping } from './kept-words.js';
import { ModeController } from './mode.controller.js';
import { ModeFormInterceptor } from './mode-form.interceptor.js';

/** What the place is open for: everything, reading alone, or help and what is one's own. */
@Module({
  imports: [PlaceModule, TermsModule, ThreadsModule, WebPlatformModule],
  controllers: [ModeController],
  providers: [WordKeeping, { provide: APP_INTERCEPTOR, useClass: ModeFormInterceptor }],
  exports: [PlaceModule, TermsModule, ThreadsModule, WebPlatformModule, WordKeeping],
})
export class ModesModule {}
