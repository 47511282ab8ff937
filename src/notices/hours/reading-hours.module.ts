import { Module } from '@nestjs/common';
import { MembersModule } from '../../members/members.module.js';
import { ReadingHours } from './reading-hours.js';

/** When members want it quiet, for what counts their notices. */
@Module({ imports: [MembersModule], providers: [ReadingHours], exports: [ReadingHours] })
export class ReadingHoursModule {}
