import { Module } from '@nestjs/common';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { AnsweredFilter } from './answered.filter.js';
import { UrgentWords } from './urgent-words.js';
import { UrgentWordsController } from './urgent-words.controller.js';

/** Words to the team that sound like danger. */
@Module({
  imports: [WebPlatformModule],
  controllers: [UrgentWordsController],
  providers: [UrgentWords, AnsweredFilter],
})
export class UrgentWordsModule {}
