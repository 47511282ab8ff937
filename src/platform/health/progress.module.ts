import { Module } from '@nestjs/common';
import { Progress } from './progress.js';

@Module({ providers: [Progress], exports: [Progress] })
export class ProgressModule {}
