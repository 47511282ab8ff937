import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { BlocksController } from './blocks.controller.js';
import { ReadingChoices } from './reading-choices.js';
import { ReadingChoicesController } from './reading-choices.controller.js';

/** How each member wants to read, for every page that shows words of others. */
@Module({ imports: [VaultModule, MembersModule], providers: [ReadingChoices], exports: [ReadingChoices] })
export class FoldingModule {}

/** The pages on which it is chosen. */
@Module({
  imports: [FoldingModule],
  controllers: [ReadingChoicesController, BlocksController],
})
export class FoldingPagesModule {}
