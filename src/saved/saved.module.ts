import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { FoldingModule } from '../folding/folding.module.js';
import { MembersModule } from '../members/members.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { SavedController } from './saved.controller.js';
import { SavedInterceptor } from './saved.interceptor.js';
import { SavedPosts } from './saved-posts.js';

/** Posts that members keep for themselves. */
@Module({
  imports: [MembersModule, FoldingModule, WebPlatformModule],
  controllers: [SavedController],
  providers: [SavedPosts, { provide: APP_INTERCEPTOR, useClass: SavedInterceptor }],
})
export class SavedModule {}
