import { Module } from '@nestjs/common';
import { CompanyModule } from './bad-night/bad-night.module.js';
import { WelcomeThreadsModule } from './board-guides/board-guides.module.js';
import { MergingRoundsModule } from './boards/boards.module.js';
import { CheckInOpeningsModule } from './check-ins/check-ins.module.js';
import { PartRoundsModule } from './circles/part-rounds.js';
import { OnCallModule } from './duty/duty.module.js';
import { FollowRoundsModule } from './following/following.module.js';
import { HousekeepingModule } from './housekeeping/housekeeping.module.js';
import { GatheringModule } from './phrases/phrases.module.js';
import { ConfigModule } from './platform/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { MetricsDoorModule } from './platform/metrics/metrics.module.js';
import { QueuesModule } from './platform/queues/queues.module.js';
import { RescreenerModule } from './rescreenings/rescreenings.module.js';
import { ScreeningsModule } from './threads/threads.module.js';
import { MonthsModule } from './transparency/transparency.module.js';

/** The worker process: verdicts, and what follows from them. It opens no port. */
@Module({
  imports: [
    ConfigModule,
    DatabaseModule.for('worker'),
    QueuesModule.for('worker'),
    MetricsDoorModule.for('worker'),
    ScreeningsModule,
    RescreenerModule,
    MergingRoundsModule,
    OnCallModule,
    HousekeepingModule,
    MonthsModule,
    GatheringModule,
    FollowRoundsModule,
    PartRoundsModule,
    CompanyModule,
    WelcomeThreadsModule,
    CheckInOpeningsModule,
  ],
})
export class WorkerModule {}
