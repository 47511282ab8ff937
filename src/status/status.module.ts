import { Module } from '@nestjs/common';
import { DutyModule } from '../duty/duty.module.js';
import { PlaceModule } from '../place/place.module.js';
import { ProgressModule } from '../platform/health/progress.module.js';
import { StatusController } from './status.controller.js';

@Module({ imports: [DutyModule, PlaceModule, ProgressModule], controllers: [StatusController] })
export class StatusModule {}
