import { Module } from '@nestjs/common';
import { PlaceModule } from '../../place/place.module.js';
import { WebPlatformModule } from '../../platform/web/web-platform.module.js';
import { CrisisLinesController } from './crisis-lines.controller.js';

@Module({ imports: [PlaceModule, WebPlatformModule], controllers: [CrisisLinesController] })
export class CrisisLinesModule {}
