import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { ProgressModule } from './progress.module.js';

@Module({ imports: [ProgressModule], controllers: [HealthController] })
export class HealthModule {}
