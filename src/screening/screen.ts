import { Budget, BudgetSpent } from './budget.js';
import { contactDetails } from './categories/contact.js';
import { linkSpam } from './categories/links.js';
import { combine, explains } from './combine.js';
import { isOtherLanguage } from './language.js';
import { normalise } from './normalise.js';
import { signalsOf, type Signal } from './signals.js';
import { tokenise, type Token } from './tokens.js';
import { ENGINE, type Category, type Match, type Unscreened, type Verdict } from './verdict.js';

/** Texts longer than this (UTF-16 units) are read only so far, for help, and held as unscreened. */
export const LONGEST = 20_000;

/** Steps one text may cost; an ordinary post costs a few thousand. */
export const STEPS = 3_000_000;

/**
 * Judges a text for crisis language and the categories of harm. Pure: the same text and board always give the
 * same verdict. Never throws: what could not be judged comes back with `unscreened` set, and must be held.
 * @param context.board the board's slug, a prior for whom a text is about
 * @param steps the budget of work, for tests
 */
export function screen(text: string, context: { board?: string } = {}, steps = STEPS): Verdict {
  try {
    return judged(text, context.board, new Budget(steps));
  } catch (error) {
    return unjudged(error instanceof BudgetSpent ? 'budget' : 'error');
  }
}

function judged(text: string, board: string | undefined, budget: Budget): Verdict {
  const read = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  const source = normalise(read);
  const tokens = tokenise(source);
  const signals = signalsOf(tokens, board, budget);
  const combined = combine(signals);
  const extra = [...contactDetails(source), ...linkSpam(source)];
  const telling = signals.filter((each) => explains(each, combined.tier));
  const matches = [...telling.map((each) => place(each, tokens)), ...extra];
  const categories = [
    ...new Set<Category>([...combined.categories, ...extra.map((match) => match.category)]),
  ];
  return {
    engine: ENGINE,
    ...combined,
    categories,
    matches: tidy(matches, read.length),
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

function place(signal: Signal, tokens: Token[]): Match {
  const start = tokens[signal.start]?.start ?? 0;
  return {
    start,
    end: tokens[signal.end - 1]?.end ?? start,
    rule: signal.rule.id,
    category: signal.rule.category,
  };
}

// Several patterns of one rule find the same words; one match, the widest, explains them.
function tidy(matches: Match[], length: number): Match[] {
  const widest = matches
    .map((each) => ({ ...each, end: Math.min(each.end, length) }))
    .sort((one, two) => one.start - two.start || two.end - one.end || (one.rule < two.rule ? -1 : 1));
  const kept = new Map<string, Match>();
  return widest.filter((each) => {
    const last = kept.get(each.rule);
    if (last && each.end <= last.end) return false;
    kept.set(each.rule, each);
    return true;
  });
}
