import { Module } from '@nestjs/common';
import { WebPlatformModule } from '../../platform/web/web-platform.module.js';
import { CrisisLinesController } from './crisis-lines.controller.js';

@Module({ imports: [WebPlatformModule], controllers: [CrisisLinesController] })
export class CrisisLinesModule {}
