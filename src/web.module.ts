import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { DeskUse } from './accounts/desk-use.js';
import { VisitsMiddleware } from './accounts/visits.middleware.js';
import { AdministrationModule } from './administration/administration.module.js';
import { BadNightModule } from './bad-night/bad-night.module.js';
import { BoardGuidesModule } from './board-guides/board-guides.module.js';
import { BoardPagesModule } from './boards/boards.module.js';
import { ClosedGroupsModule } from './closed-groups/closed-groups.module.js';
import { LineKeepingModule } from './crisis-lines/keeping/keeping.module.js';
import { ContentNotesModule } from './content-notes/content-notes.module.js';
import { CheckInsModule } from './check-ins/check-ins.module.js';
import { CirclesModule } from './circles/circles.module.js';
import { CrisisLinesModule } from './crisis-lines/pages/crisis-lines.module.js';
import { DutyPagesModule } from './duty/duty.module.js';
import { EscalationsModule } from './escalations/escalations.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { ExitModule } from './exit/exit.module.js';
import { ExportModule } from './export/export.module.js';
import { FoldingPagesModule } from './folding/folding.module.js';
import { FollowUpsModule } from './follow-ups/follow-ups.module.js';
import { LimitPagesModule } from './limits/limits.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { FollowingModule } from './following/following.module.js';
import { NameOpeningsModule } from './name-openings/name-openings.module.js';
import { NamesModule } from './names/names.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OpeningModule } from './opening/opening.module.js';
import { PagesModule } from './pages/pages.module.js';
import { ConfigModule } from './platform/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { ProblemFilter } from './platform/errors/problem.filter.js';
import { PaceGuard } from './platform/pace/pace.guard.js';
import { PaceModule } from './platform/pace/pace.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { MetricsDoorModule } from './platform/metrics/metrics.module.js';
import { QueuesModule } from './platform/queues/queues.module.js';
import { AccessGuard } from './platform/web/access.js';
import { CsrfGuard } from './platform/web/csrf.js';
import { HeldKeysModule } from './platform/vault/vault.module.js';
import { WebPlatformModule } from './platform/web/web-platform.module.js';
import { PostventionModule } from './postvention/postvention.module.js';
import { ProtocolModule } from './protocol/protocol.module.js';
import { QualityModule } from './quality/quality.module.js';
import { RecordModule } from './record/record.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RescreeningsModule } from './rescreenings/rescreenings.module.js';
import { ResourcesModule } from './resources/resources.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { SafeguardingModule } from './safeguarding/safeguarding.module.js';
import { SavedModule } from './saved/saved.module.js';
import { SearchModule } from './search/search.module.js';
import { SecondLooksModule } from './second-looks/second-looks.module.js';
import { CodeFirstFilter } from './second-factor/code-first.filter.js';
import { SecondFactorModule } from './second-factor/second-factor.module.js';
import { MilestonesModule } from './milestones/milestones.module.js';
import { ModeGuard } from './modes/mode.guard.js';
import { ModesModule } from './modes/modes.module.js';
import { PlaceRestsFilter } from './modes/place-rests.filter.js';
import { StatusModule } from './status/status.module.js';
import { SelfHelpModule } from './self-help/self-help.module.js';
import { TemplatesModule } from './templates/templates.module.js';
import { TermPagesModule } from './terms/terms.module.js';
import { UrgentWordsModule } from './urgent-words/urgent-words.module.js';
import { HelpForWordsModule } from './threads/help-for-words.module.js';
import { ThreadsModule } from './threads/threads.module.js';
import { TransparencyModule } from './transparency/transparency.module.js';
import { PhrasesModule } from './phrases/phrases.module.js';
import { TipsModule } from './tips/tips.module.js';
import { VolunteersModule } from './volunteers/volunteers.module.js';
import { WaitingModule } from './waiting/waiting.module.js';
import { WorkloadModule } from './workload/workload.module.js';

/** The web process: every page, and the doors to them. It screens for advice only and clears nothing. */
@Module({
  imports: [
    ConfigModule,
    DatabaseModule.for('web'),
    QueuesModule.for('web'),
    MetricsDoorModule.for('web'),
    WebPlatformModule,
    PaceModule,
    HeldKeysModule,
    AccountsModule,
    SecondFactorModule,
    BoardPagesModule.with(HelpForWordsModule),
    BoardGuidesModule,
    ClosedGroupsModule,
    ThreadsModule,
    NoticesModule,
    NamesModule,
    FoldingPagesModule,
    ContentNotesModule,
    ReportsModule,
    UrgentWordsModule,
    ReviewsModule,
    SecondLooksModule,
    ProtocolModule,
    EscalationsModule,
    MessagesModule,
    FollowUpsModule,
    PostventionModule,
    QualityModule,
    SafeguardingModule,
    OpeningModule,
    WaitingModule,
    SearchModule,
    CheckInsModule,
    CirclesModule,
    PhrasesModule,
    TipsModule,
    FollowingModule,
    SavedModule,
    WorkloadModule,
    TransparencyModule,
    RecordModule,
    RescreeningsModule,
    TermPagesModule,
    TemplatesModule,
    LimitPagesModule.with(HelpForWordsModule),
    NameOpeningsModule,
    HelpForWordsModule,
    DutyPagesModule,
    ExitModule,
    ExportModule,
    ErasureModule,
    CrisisLinesModule,
    LineKeepingModule,
    ResourcesModule,
    VolunteersModule,
    AdministrationModule,
    ModesModule,
    SelfHelpModule,
    MilestonesModule,
    BadNightModule,
    PagesModule,
    StatusModule,
    HealthModule,
  ],
  providers: [
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: PaceGuard },
    { provide: APP_GUARD, useClass: ModeGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: DeskUse },
    // The last that fits an error takes it.
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_FILTER, useClass: CodeFirstFilter },
    { provide: APP_FILTER, useClass: PlaceRestsFilter },
  ],
})
export class WebModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(VisitsMiddleware).forRoutes('{*path}');
  }
}
