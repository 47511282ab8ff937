import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards/boards.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { HomeController } from './home.controller.js';
import { PagesController } from './pages.controller.js';

@Module({
  imports: [ConfigModule, VaultModule, BoardsModule, DutyModule, FollowUpsModule],
  controllers: [HomeController, PagesController],
})
export class PagesModule {}
