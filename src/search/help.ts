import { Injectable } from '@nestjs/common';
import type { Category, Verdict } from '../screening/verdict.js';
import { Terms } from '../terms/terms.js';
import { type Help, helpOf } from '../threads/help.js';
import { judge } from '../threads/judging.js';

/** What has to come before a list. */
export interface First {
  help: Help | null;
  /** Words that ask for a way to die get help, and no list: put together, what others wrote could be one. */
  noList: boolean;
}

const ASKS_FOR_A_WAY: Category[] = ['method_info', 'method_seeking', 'encouragement'];

/** Hears danger in words that somebody looks for. They are judged in memory, and neither counted nor kept. */
@Injectable()
export class HelpFirst {
  constructor(private readonly terms: Terms) {}

  /** The help that words call for. Words that nothing could judge get help as well, and their list. */
  for(words: string): First {
    try {
      return first(judge({ title: null, body: words }, { terms: this.terms.known() }));
    } catch {
      return { help: 'unclear', noList: false };
    }
  }
}

function first(verdict: Verdict): First {
  return {
    help: helpOf(verdict),
    noList: verdict.categories.some((category) => ASKS_FOR_A_WAY.includes(category)),
  };
}
