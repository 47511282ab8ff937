import { type Answered, answersRisk } from './answered.js';
import { Budget, BudgetSpent } from './budget.js';
import { contactDetails } from './categories/contact.js';
import { heardIn } from './categories/hearing.js';
import { linkSpam } from './categories/links.js';
import { combine, explains, type Combined } from './combine/combine.js';
import { likeRisk } from './combine/likeness.js';
import { matchOf, placed, widest } from './matches.js';
import { isOtherLanguage } from './reading/language.js';
import { normalise } from './reading/normalise.js';
import { tokenise, type Token } from './reading/tokens.js';
import { signalsOf, standing } from './signals.js';
import { lookFor } from './terms/looking.js';
import { NO_TERMS, type OwnTerms } from './terms/own-terms.js';
import { withTerms } from './terms/raising.js';
import { wordingOf, type Wording } from './wording/wording.js';
import { ENGINE, type Match, type Tier, type Unscreened, type Verdict } from './verdict.js';

/** Texts longer than this (UTF-16 units) are read only so far, for help, and held as unscreened. */
export const LONGEST = 20_000;

/** Steps one text may cost: more than ten times an ordinary text of the longest length, and more than the worst bait known. */
export const STEPS = 3_000_000;

/** What is known beside the text. */
export interface ScreenContext {
  /** The board's slug, a prior for whom a text is about. */
  board?: string;
  /** The operators' own terms. */
  terms?: OwnTerms;
  /** What the posts above it were judged, for a reply: a cheer means something else below a wish to die. */
  answers?: Answered;
}

/**
 * Judges a text for crisis language and the categories of harm. Pure: the same text and context always give the
 * same verdict. Never throws: what could not be judged comes back with `unscreened` set, and must be held.
 * @param budget the steps the work may cost; afterwards it says how many it did
 */
export function screen(text: string, context: ScreenContext = {}, budget = new Budget(STEPS)): Verdict {
  const terms = context.terms ?? NO_TERMS;
  try {
    return judged(text, context, terms, budget);
  } catch (error) {
    return unjudged(error instanceof BudgetSpent ? 'budget' : 'error', terms);
  }
}

// What reads the characters (normalising, splitting into words, the patterns of contact and links, the language)
// is linear in their number and takes one step for each; what reads the words counts its own.
function judged(text: string, { board, answers }: ScreenContext, terms: OwnTerms, budget: Budget): Verdict {
  const read = text.slice(0, LONGEST);
  const source = normalise(read);
  budget.step(read.length + source.text.length);
  const tokens = tokenise(source);
  const found = signalsOf(tokens, board, budget);
  const wording = wordingOf(tokens, found, budget);
  const signals = standing(found);
  const combined = combine(signals, wording);
  const telling = signals.filter((each) => explains(each, combined.tier));
  const heard = heardIn(tokens, { atRisk: isRisk(combined.tier), answering: answersRisk(answers) }, budget);
  const extra = [
    ...contactDetails(source, read, budget),
    ...linkSpam(source),
    ...likenesses(wording, combined, tokens),
    ...heard.map((match) => placed(match, tokens)),
  ];
  const verdict = {
    engine: ENGINE,
    ...combined,
    categories: [...new Set([...combined.categories, ...extra.map((match) => match.category)])],
    matches: widest([...telling.map((each) => matchOf(each, tokens)), ...extra]),
    unscreened: doubt(text),
    terms: terms.version,
    shadowed: [],
  };
  return withTerms(verdict, lookFor(terms, source, tokens, budget));
}

// A glance needs no explaining; what the wording raised does.
function likenesses(wording: Wording, { tier }: Combined, tokens: Token[]): Match[] {
  if (!isRisk(tier) || !likeRisk(wording)) return [];
  const rule = tier === 'crisis' ? 'wording.crisis' : 'wording.risk';
  const category = wording.kinds[0]!;
  return wording.strongest.map(({ start, end }) => placed({ start, end, rule, category }, tokens));
}

function isRisk(tier: Tier): boolean {
  return tier === 'crisis' || tier === 'concern';
}

function doubt(text: string): Unscreened {
  if (text.length > LONGEST) return 'too_long';
  return isOtherLanguage(text) ? 'language' : null;
}

function unjudged(unscreened: Unscreened, { version: terms }: OwnTerms): Verdict {
  const nothing = { tier: 'none' as const, categories: [], about: null, score: 0, matches: [], shadowed: [] };
  return { engine: ENGINE, ...nothing, unscreened, terms };
}
