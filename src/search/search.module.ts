import { Module } from '@nestjs/common';
import { FoldingModule } from '../folding/folding.module.js';
import { PaceModule } from '../platform/pace/pace.module.js';
import { WebPlatformModule } from '../platform/web/web-platform.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { AskedInAddress } from './asked.js';
import { HelpFirst } from './help.js';
import { SearchController } from './search.controller.js';
import { SearchPace } from './search-pace.js';
import { Searching } from './searching.js';

/** Finding what others wrote: in what is up, for whom may read it. */
@Module({
  imports: [WebPlatformModule, FoldingModule, PaceModule, TermsModule],
  controllers: [SearchController],
  providers: [Searching, AskedInAddress, HelpFirst, SearchPace],
})
export class SearchModule {}
