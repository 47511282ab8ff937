import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { VaultModule } from '../platform/vault/vault.module.js';
import { DueCountInterceptor } from './due-count.interceptor.js';
import { FollowUps } from './follow-ups.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { Greetings } from './greetings.js';
import { GreetingsController } from './greetings.controller.js';

/** What a crisis leaves behind: looking after who wrote it, and welcoming them back. */
@Module({
  imports: [VaultModule],
  controllers: [FollowUpsController, GreetingsController],
  providers: [FollowUps, Greetings, { provide: APP_INTERCEPTOR, useClass: DueCountInterceptor }],
  exports: [Greetings],
})
export class FollowUpsModule {}
