import { Module } from '@nestjs/common';
import { HELP_FOR_WORDS, type HelpForWords } from '../platform/errors/problem.filter.js';
import { TermsModule } from '../terms/terms.module.js';
import { Terms } from '../terms/terms.js';
import { helpForWords } from './judging.js';

/** Which help words call for, for pages that cannot judge words themselves. */
@Module({
  imports: [TermsModule],
  providers: [{ provide: HELP_FOR_WORDS, inject: [Terms], useFactory: helpWith }],
  exports: [HELP_FOR_WORDS],
})
export class HelpForWordsModule {}

function helpWith(terms: Terms): HelpForWords {
  return (words) => helpForWords(words, terms.known());
}
