import { Module } from '@nestjs/common';
import { CHECK_WORDS } from '../boards/staff-words.js';
import { HELP_FOR_WORDS, type HelpForWords } from '../platform/errors/problem.filter.js';
import { TermsModule } from '../terms/terms.module.js';
import { Terms } from '../terms/terms.js';
import { DANGER_IN, type DangerIn } from '../urgent-words/danger.js';
import { checkingWith } from './checking-staff.js';
import { dangerIn, helpForWords } from './judging.js';

/** Which help words call for, the danger in them, and the check of what facilitators put up, for pages that cannot judge words themselves. */
@Module({
  imports: [TermsModule],
  providers: [
    { provide: HELP_FOR_WORDS, inject: [Terms], useFactory: helpWith },
    { provide: DANGER_IN, inject: [Terms], useFactory: dangerWith },
    { provide: CHECK_WORDS, inject: [Terms], useFactory: checkingWith },
  ],
  exports: [HELP_FOR_WORDS, DANGER_IN, CHECK_WORDS],
})
export class HelpForWordsModule {}

function helpWith(terms: Terms): HelpForWords {
  return (words) => helpForWords(words, terms.known());
}

function dangerWith(terms: Terms): DangerIn {
  return (words) => dangerIn(words, terms.known());
}
