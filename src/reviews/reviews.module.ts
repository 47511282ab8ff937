import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BoardsModule } from '../boards/boards.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { BreaksController } from './breaks.controller.js';
import { Decision, DecisionText } from './decision.entity.js';
import { Decisions } from './decisions.js';
import { GlancesController } from './glances.controller.js';
import { Glances } from './glances.js';
import { QueueView } from './queue.view.js';
import { RemovalsController } from './removals.controller.js';
import { Reviews } from './reviews.js';
import { ReviewsController } from './reviews.controller.js';
import { TakenFilter } from './taken.filter.js';

/** The moderators' desk. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Decision, DecisionText]),
    BoardsModule,
    LimitsModule,
    WebPlatformModule,
  ],
  controllers: [ReviewsController, GlancesController, BreaksController, RemovalsController],
  providers: [Reviews, Decisions, Glances, QueueView, TakenFilter],
})
export class ReviewsModule {}
