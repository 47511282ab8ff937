import { Module } from '@nestjs/common';
import { Workload } from './workload.js';
import { WorkloadController } from './workload.controller.js';

/** How the work goes: waiting, what comes in against who is there, outcomes, second looks, looking after people. */
@Module({ controllers: [WorkloadController], providers: [Workload] })
export class WorkloadModule {}
