import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FoldingModule } from '../folding/folding.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { Board } from './board.entity.js';
import { BoardSettingsController } from './board-settings.controller.js';
import { BoardKeeping } from './board-keeping.js';
import { BoardKeepingController } from './board-keeping.controller.js';
import { Boards } from './boards.js';
import { BoardsController } from './boards.controller.js';
import { Listing } from './listing.js';
import { MergingRounds } from './merging-rounds.js';
import { NearCrisis } from './near-crisis.js';

/** Boards for those who write to them. */
@Module({ imports: [TypeOrmModule.forFeature([Board])], providers: [Boards], exports: [Boards] })
export class BoardsModule {}

/** The boards' pages. */
@Module({})
export class BoardPagesModule {
  /** @param check the module that checks words, which stands downstream */
  static with(check: Type): DynamicModule {
    return {
      module: BoardPagesModule,
      imports: [BoardsModule, WebPlatformModule, FoldingModule, check],
      controllers: [BoardsController, BoardSettingsController, BoardKeepingController],
      providers: [NearCrisis, Listing, BoardKeeping],
    };
  }
}

/** The worker's half: boards that become one. */
@Module({ providers: [MergingRounds] })
export class MergingRoundsModule {}
