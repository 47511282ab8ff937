import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { Decision, DecisionText } from './decision.entity.js';
import { Decisions } from './decisions.js';
import { RemovalsController } from './removals.controller.js';
import { Reviews } from './reviews.js';
import { ReviewsController } from './reviews.controller.js';
import { TakenFilter } from './taken.filter.js';

/** The moderators' desk. */
@Module({
  imports: [TypeOrmModule.forFeature([Decision, DecisionText]), WebPlatformModule],
  controllers: [ReviewsController, RemovalsController],
  providers: [Reviews, Decisions, TakenFilter],
})
export class ReviewsModule {}
