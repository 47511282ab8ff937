import { suggestedToWriter } from '../folding/suggested.js';
import type { Note } from '../folding/notes.js';
import { screen, type ScreenContext } from '../screening/screen.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import { graver, type Shadowed, type Verdict } from '../screening/verdict.js';
import type { Danger } from '../urgent-words/danger.js';
import { type Help, helpOf } from './help.js';
import { renderSafely } from './rendering.js';
import { type Revision, screenedText } from './revision.entity.js';
import { shownText } from './shown-text.js';

type Words = Pick<Revision, 'title' | 'body'>;

/** What the screen is told beside the words; nobody may forget the own terms. */
export type Context = ScreenContext & { terms: OwnTerms };

/**
 * Judges words as they were written and as they will be read: emphasis, links and lists must not carry past the screen
 * what readers then see in one piece. The stricter verdict counts; its matches refer to the words as written.
 */
export function judge(words: Words, context: Context): Verdict {
  const written = screen(screenedText(words), context);
  const body = shownText(renderSafely(words.body));
  if (body === words.body) return written;
  return strictest(written, screen(screenedText({ title: words.title, body }), context));
}

/** What stands on several boards is judged for each; the stricter verdict counts. */
export function judgeOn(boards: string[], words: Words, context: Omit<Context, 'board'>): Verdict {
  return boards.map((board) => judge(words, { ...context, board })).reduce(strictest);
}

/** The help that words call for while they have no verdict yet: on a form sent back, an error page, a draft. */
export function helpForWords(
  { title, body }: { title?: string | null; body?: string },
  terms: OwnTerms,
): Help | null {
  if (!body) return null;
  return helpOf(judge({ title: title === '' || title === undefined ? null : title, body }, { terms }));
}

/** What words that come back to their writer may be about; the form ticks it. */
export function notesForWords(
  { title, body }: { title?: string | null; body?: string },
  terms: OwnTerms,
): Note[] {
  return body
    ? suggestedToWriter(judge({ title: title === '' || title === undefined ? null : title, body }, { terms }))
    : [];
}

/**
 * The danger that words to the team speak of, or that nothing could judge them; null for neither. What has no verdict
 * counts as danger until a person has read it.
 */
export function dangerIn(body: string, terms: OwnTerms): Danger | null {
  if (!body) return null;
  try {
    const verdict = judge({ title: null, body }, { terms });
    const help = helpOf(verdict);
    if (help !== null && help !== 'concern') return help;
    return verdict.unscreened ? 'unjudged' : null;
  } catch {
    return 'unjudged';
  }
}

/** Of two verdicts on the same words the stricter one, with all that both found. */
export function strictest(written: Verdict, shown: Verdict): Verdict {
  const most = graver(written.tier, shown.tier) === written.tier ? written : shown;
  return {
    ...most,
    matches: written.matches,
    score: Math.max(written.score, shown.score),
    categories: [...new Set([...written.categories, ...shown.categories])],
    unscreened: written.unscreened ?? shown.unscreened,
    shadowed: inEither(written.shadowed, shown.shadowed),
  };
}

function inEither(written: Shadowed[], shown: Shadowed[]): Shadowed[] {
  return [...new Map([...written, ...shown].map((each) => [each.term, each])).values()];
}
