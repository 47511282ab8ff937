import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { PersonasModule } from '../personas/personas.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { Appeals } from './appeals.js';
import { LateWords } from './late-words.js';
import { LimitPages } from './limit-pages.js';
import { Limits } from './limits.js';
import { LimitsController } from './limits.controller.js';
import { Notes } from './notes.js';
import { PauseController } from './pause.controller.js';
import { Pauses } from './pauses.js';
import { PostPausesController } from './post-pauses.controller.js';
import { SettledFilter } from './settled.filter.js';

/** Whether somebody may write at the moment, and what they tell the staff alone. */
@Module({ imports: [PersonasModule], providers: [Pauses, Notes], exports: [Pauses, Notes] })
export class LimitsModule {}

/** The pages on which limits are given, looked after, and answered. */
@Module({})
export class LimitPagesModule {
  /** @param help a module that says which help words call for: whoever can judge words stands downstream */
  static with(help: Type): DynamicModule {
    return {
      module: LimitPagesModule,
      imports: [WebPlatformModule, LimitsModule, TemplatesModule, help],
      controllers: [PostPausesController, LimitsController, PauseController],
      providers: [Limits, Appeals, LateWords, LimitPages, SettledFilter],
    };
  }
}
