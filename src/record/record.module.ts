import { Module } from '@nestjs/common';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { RecordPages } from './record-pages.js';
import { RecordController } from './record.controller.js';

/** The pages of the record. Writing it needs no module: `record.ts`. */
@Module({ imports: [WebPlatformModule], controllers: [RecordController], providers: [RecordPages] })
export class RecordModule {}
