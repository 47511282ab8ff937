import { Module } from '@nestjs/common';
import { CompanyThreads } from '../bad-night/company-threads.js';
import { WelcomeThreads } from '../board-guides/welcome-threads.js';
import { CheckInOpenings } from '../check-ins/check-in-openings.js';
import { FollowRounds } from '../following/follow-rounds.js';
import { Gathering } from '../phrases/gathering.js';
import { ConfigModule } from '../platform/config.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { QueuesModule } from '../platform/queues/queues.module.js';
import { ScreeningsModule } from '../threads/threads.module.js';

/** What a worker does, without the rounds that go by today's clock: the story calls for them when their day comes. */
@Module({
  imports: [ConfigModule, DatabaseModule.for('worker'), QueuesModule.for('worker'), ScreeningsModule],
  providers: [CompanyThreads, WelcomeThreads, CheckInOpenings, FollowRounds, Gathering],
})
export class WorkerOfDemonstration {}
