import { Module } from '@nestjs/common';
import { LateWords } from '../limits/late-words.js';
import { LimitsModule } from '../limits/limits.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { TakenFilter } from '../reviews/taken.filter.js';
import { TermsModule } from '../terms/terms.module.js';
import { HelpForWordsModule } from '../threads/help-for-words.module.js';
import { Answers } from './answers.js';
import { AnswersController } from './answers.controller.js';
import { Messages } from './messages.js';
import { MessagesController } from './messages.controller.js';
import { NewsController } from './news.controller.js';

/** Words between the team and an author before anything is decided. */
@Module({
  imports: [WebPlatformModule, LimitsModule, HelpForWordsModule, TermsModule, ReviewsModule],
  controllers: [MessagesController, AnswersController, NewsController],
  providers: [Messages, Answers, LateWords, TakenFilter],
})
export class MessagesModule {}
