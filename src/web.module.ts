import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { VisitsMiddleware } from './accounts/visits.middleware.js';
import { BoardPagesModule } from './boards/boards.module.js';
import { CrisisLinesModule } from './crisis-lines/pages/crisis-lines.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PagesModule } from './pages/pages.module.js';
import { ConfigModule } from './platform/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HELP_FOR_WORDS, type HelpForWords, ProblemFilter } from './platform/errors/problem.filter.js';
import { HealthModule } from './platform/health/health.module.js';
import { QueuesModule } from './platform/queues/queues.module.js';
import { AccessGuard } from './platform/web/access.js';
import { CsrfGuard } from './platform/web/csrf.js';
import { WebPlatformModule } from './platform/web/web-platform.module.js';
import { QualityModule } from './quality/quality.module.js';
import { RescreeningsModule } from './rescreenings/rescreenings.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { TermPagesModule, TermsModule } from './terms/terms.module.js';
import { Terms } from './terms/terms.js';
import { helpForWords } from './threads/judging.js';
import { ThreadsModule } from './threads/threads.module.js';

/** The web process: every page, and the doors to them. It screens for advice only and clears nothing. */
@Module({
  imports: [
    ConfigModule,
    DatabaseModule.for('web'),
    QueuesModule.for('web'),
    WebPlatformModule,
    AccountsModule,
    BoardPagesModule,
    ThreadsModule,
    NoticesModule,
    ReviewsModule,
    QualityModule,
    RescreeningsModule,
    TermsModule,
    TermPagesModule,
    CrisisLinesModule,
    PagesModule,
    HealthModule,
  ],
  providers: [
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: HELP_FOR_WORDS, inject: [Terms], useFactory: helpWith },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class WebModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(VisitsMiddleware).forRoutes('{*path}');
  }
}

function helpWith(terms: Terms): HelpForWords {
  return (words) => helpForWords(words, terms.known());
}
