import { Module } from '@nestjs/common';
import { LateWords } from '../limits/late-words.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TakenFilter } from '../reviews/taken.filter.js';
import { TermsModule } from '../terms/terms.module.js';
import { HelpForWordsModule } from '../threads/help-for-words.module.js';
import { Answering } from './answering.js';
import { Asking } from './asking.js';
import { AskingController } from './asking.controller.js';
import { MisreadController } from './misread.controller.js';
import { SecondLooks } from './second-looks.js';
import { SecondLooksController } from './second-looks.controller.js';

/** A second look by somebody else than who decided, and the notes of authors who feel misread. */
@Module({
  imports: [WebPlatformModule, LimitsModule, TermsModule, HelpForWordsModule],
  controllers: [AskingController, MisreadController, SecondLooksController],
  providers: [Asking, LateWords, SecondLooks, Answering, TakenFilter],
})
export class SecondLooksModule {}
