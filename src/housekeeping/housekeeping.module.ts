import { Module } from '@nestjs/common';
import { ConfigModule } from '../platform/config.module.js';
import { Housekeeping } from './housekeeping.js';
import { Retention } from './retention.js';

@Module({ imports: [ConfigModule], providers: [Housekeeping, Retention] })
export class HousekeepingModule {}
