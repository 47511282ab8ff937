import { Module } from '@nestjs/common';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { TakenFilter } from '../reviews/taken.filter.js';
import { Escalations } from './escalations.js';
import { EscalationsController } from './escalations.controller.js';
import { Ticks } from './ticks.js';

/** Calling for others when a life may be at risk right now. */
@Module({
  imports: [WebPlatformModule, ReviewsModule],
  controllers: [EscalationsController],
  providers: [Escalations, Ticks, TakenFilter],
})
export class EscalationsModule {}
