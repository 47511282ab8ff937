import { Module } from '@nestjs/common';
import { OnCallModule } from './duty/duty.module.js';
import { HousekeepingModule } from './housekeeping/housekeeping.module.js';
import { ConfigModule } from './platform/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
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
    ScreeningsModule,
    RescreenerModule,
    OnCallModule,
    HousekeepingModule,
    MonthsModule,
  ],
})
export class WorkerModule {}
