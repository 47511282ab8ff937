import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BoardsModule } from '../boards/boards.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { BreaksController } from './breaks.controller.js';
import { Decision, DecisionText } from './decision.entity.js';
import { Decisions } from './decisions.js';
import { GlancesController } from './glances.controller.js';
import { Glances } from './glances.js';
import { MasksController } from './masks.controller.js';
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
    TemplatesModule,
    WebPlatformModule,
  ],
  controllers: [ReviewsController, GlancesController, BreaksController, MasksController, RemovalsController],
  exports: [Reviews],
  providers: [Reviews, Decisions, Glances, QueueView, TakenFilter],
})
export class ReviewsModule {}
