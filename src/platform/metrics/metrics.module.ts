import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ConfigModule } from '../config.module.js';
import type { Role } from '../database/database.module.js';
import { ProgressModule } from '../health/progress.module.js';
import { DiskNumbers } from './disk-numbers.js';
import { MetricsDoor, ROLE } from './metrics-door.js';
import { Metrics } from './metrics.js';
import { QueueNumbers } from './queue-numbers.js';
import { RecordNumbers } from './record-numbers.js';
import { RequestNumbers } from './request-numbers.js';
import { Stopwatch } from './stopwatch.js';

/** For whoever has something to count. */
@Module({ providers: [Metrics, RequestNumbers, Stopwatch], exports: [Metrics, RequestNumbers, Stopwatch] })
export class MetricsModule {}

/** The private port on which a process tells its numbers, and what is looked up for them. */
@Module({})
export class MetricsDoorModule {
  static for(role: Role): DynamicModule {
    return {
      module: MetricsDoorModule,
      imports: [MetricsModule, ConfigModule, ProgressModule, DiscoveryModule],
      providers: [{ provide: ROLE, useValue: role }, MetricsDoor, RecordNumbers, QueueNumbers, DiskNumbers],
    };
  }
}
