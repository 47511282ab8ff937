import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BoardsModule } from '../boards/boards.module.js';
import { DutyModule } from '../duty/duty.module.js';
import { FoldingModule } from '../folding/folding.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { NewcomersModule } from '../newcomers/newcomers.module.js';
import { MembersModule } from '../members/members.module.js';
import { Notice } from '../notices/notice.entity.js';
import { Persona } from '../personas/persona.entity.js';
import { PlaceModule } from '../place/place.module.js';
import { PersonasModule } from '../personas/personas.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { MetricsModule } from '../platform/metrics/metrics.module.js';
import { Announcements } from '../platform/database/announcements.js';
import { ProblemFilter } from '../platform/errors/problem.filter.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { OwnThreads } from './choices/choices.js';
import { ChoicesController } from './choices/choices.controller.js';
import { Details } from './details/details.js';
import { DetailsController } from './details/details.controller.js';
import { Drafts } from './drafts.js';
import { DraftPages } from './drafts/draft-pages.js';
import { FormDrafts } from './drafts/form-drafts.js';
import { OldFormFilter } from './drafts/old-form.filter.js';
import { OwnDrafts } from './drafts/own-drafts.js';
import { OwnDraftsController } from './drafts/own-drafts.controller.js';
import { Places } from './drafts/places.js';
import { DraftsController } from './drafts.controller.js';
import { FirstHelp } from './first-help/first-help.js';
import { FirstHelpController } from './first-help/first-help.controller.js';
import { HelpForWordsModule } from './help-for-words.module.js';
import { FirstDays } from './newcomers/first-days.js';
import { StillNewFilter } from './newcomers/still-new.filter.js';
import { MyThreads } from './mine/my-threads.js';
import { MyThreadsController } from './mine/my-threads.controller.js';
import { WriteAs } from './names/write-as.js';
import { WritingNames } from './names/writing-names.js';
import { PausedFilter } from './paused.filter.js';
import { Post } from './post.entity.js';
import { PostsController } from './posts.controller.js';
import { Revision } from './revision.entity.js';
import { SCREENING, ScreeningQueue } from './screening-queue.js';
import { ScreeningProcessor } from './screening.processor.js';
import { Screenings } from './screenings.js';
import { Sendings } from './sendings.js';
import { SETTLING_IN, SETTLING_IN_DEFAULT, SiteThreads } from './site-threads.js';
import { Submissions } from './submissions.js';
import { Sweeper } from './sweeper.js';
import { Thread } from './thread.entity.js';
import { Threads } from './threads.js';
import { ThreadsController } from './threads.controller.js';
import { RevisionVerdict } from './verdict.entity.js';
import { Withdrawals } from './withdrawals.js';
import { WritingForms } from './writing-forms.js';

const entities = TypeOrmModule.forFeature([Thread, Post, Revision, RevisionVerdict, Notice, Persona]);
const queue = BullModule.registerQueue({ name: SCREENING });

/** Reading and writing threads: the web's half. */
@Module({
  imports: [
    entities,
    queue,
    BoardsModule,
    ConfigModule,
    VaultModule,
    PersonasModule,
    PlaceModule,
    MembersModule,
    WebPlatformModule,
    TermsModule,
    DutyModule,
    LimitsModule,
    NewcomersModule,
    FoldingModule,
    HelpForWordsModule,
  ],
  controllers: [
    MyThreadsController,
    ThreadsController,
    ChoicesController,
    PostsController,
    DraftsController,
    OwnDraftsController,
    FirstHelpController,
    DetailsController,
  ],
  providers: [
    Threads,
    MyThreads,
    OwnThreads,
    Submissions,
    Sendings,
    FirstDays,
    StillNewFilter,
    WritingNames,
    WriteAs,
    WritingForms,
    FirstHelp,
    Details,
    Withdrawals,
    Drafts,
    PausedFilter,
    ScreeningQueue,
    Announcements,
    OwnDrafts,
    FormDrafts,
    DraftPages,
    Places,
    OldFormFilter,
    ProblemFilter,
  ],
  exports: [Threads, Drafts, OwnDrafts, Places, ScreeningQueue, Submissions, DraftPages, ProblemFilter],
})
export class ThreadsModule {}

/** Screening, clearing and holding: the worker's half. */
@Module({
  imports: [entities, BullModule.registerQueue(), ConfigModule, MetricsModule, TermsModule, DutyModule],
  providers: [
    Screenings,
    ScreeningProcessor,
    Sweeper,
    SiteThreads,
    { provide: SETTLING_IN, useValue: SETTLING_IN_DEFAULT },
  ],
  exports: [SiteThreads, SETTLING_IN],
})
export class ScreeningsModule {}
