import { Module } from '@nestjs/common';
import { ConfigModule } from '../platform/config.module.js';
import { Housekeeping } from './housekeeping.js';

@Module({ imports: [ConfigModule], providers: [Housekeeping] })
export class HousekeepingModule {}
