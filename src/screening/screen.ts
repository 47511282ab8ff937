import { Budget, BudgetSpent } from './budget.js';
import { contactDetails } from './categories/contact.js';
import { linkSpam } from './categories/links.js';
import { combine, explains } from './combine/combine.js';
import { matchOf, widest } from './matches.js';
import { isOtherLanguage } from './reading/language.js';
import { normalise } from './reading/normalise.js';
import { tokenise } from './reading/tokens.js';
import { signalsOf } from './signals.js';
import { ENGINE, type Unscreened, type Verdict } from './verdict.js';

/** Texts longer than this (UTF-16 units) are read only so far, for help, and held as unscreened. */
export const LONGEST = 20_000;

/** Steps one text may cost: ten times an ordinary text of the longest length, and more than the worst bait known. */
export const STEPS = 1_500_000;

/**
 * Judges a text for crisis language and the categories of harm. Pure: the same text and board always give the
 * same verdict. Never throws: what could not be judged comes back with `unscreened` set, and must be held.
 * @param context.board the board's slug, a prior for whom a text is about
 * @param budget the steps the work may cost; afterwards it says how many it did
 */
export function screen(text: string, context: { board?: string } = {}, budget = new Budget(STEPS)): Verdict {
  try {
    return judged(text, context.board, budget);
  } catch (error) {
    return unjudged(error instanceof BudgetSpent ? 'budget' : 'error');
  }
}

// What reads the characters (normalising, splitting into words, the patterns of contact and links, the language)
// is linear in their number and takes one step for each; what reads the words counts its own.
function judged(text: string, board: string | undefined, budget: Budget): Verdict {
  const read = text.slice(0, LONGEST);
  const source = normalise(read);
  budget.step(read.length + source.text.length);
  const tokens = tokenise(source);
  const signals = signalsOf(tokens, board, budget);
  const combined = combine(signals);
  const telling = signals.filter((each) => explains(each, combined.tier));
  const extra = [...contactDetails(source), ...linkSpam(source)];
  return {
    engine: ENGINE,
    ...combined,
    categories: [...new Set([...combined.categories, ...extra.map((match) => match.category)])],
    matches: widest([...telling.map((each) => matchOf(each, tokens)), ...extra]),
    unscreened: doubt(text),
  };
}

function doubt(text: string): Unscreened {
  if (text.length > LONGEST) return 'too_long';
  return isOtherLanguage(text) ? 'language' : null;
}

function unjudged(unscreened: Unscreened): Verdict {
  return { engine: ENGINE, tier: 'none', categories: [], about: null, score: 0, matches: [], unscreened };
}
