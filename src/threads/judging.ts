import { screen } from '../screening/screen.js';
import type { Tier, Verdict } from '../screening/verdict.js';
import { type Help, helpOf } from './help.js';
import { renderSafely } from './rendering.js';
import { type Revision, screenedText } from './revision.entity.js';
import { shownText } from './shown-text.js';

type Words = Pick<Revision, 'title' | 'body'>;

const STRICTNESS: Tier[] = ['none', 'watch', 'concern', 'crisis'];

/**
 * Judges words as they were written and as they will be read: emphasis, links and lists must not carry past the screen
 * what readers then see in one piece. The stricter verdict counts; its matches refer to the words as written.
 * @param board the board's slug
 */
export function judge(words: Words, board: string): Verdict {
  const written = screen(screenedText(words), { board });
  const body = shownText(renderSafely(words.body));
  if (body === words.body) return written;
  return stricter(written, screen(screenedText({ title: words.title, body }), { board }));
}

/** The help that words call for while they have no verdict yet: on a form sent back, an error page, a draft. */
export function helpForWords({ title, body }: { title?: string | null; body?: string }): Help | null {
  return body ? helpOf(judge({ title: title === '' || title === undefined ? null : title, body }, '')) : null;
}

function stricter(written: Verdict, shown: Verdict): Verdict {
  const graver = STRICTNESS.indexOf(shown.tier) > STRICTNESS.indexOf(written.tier) ? shown : written;
  return {
    ...graver,
    matches: written.matches,
    score: Math.max(written.score, shown.score),
    categories: [...new Set([...written.categories, ...shown.categories])],
    unscreened: written.unscreened ?? shown.unscreened,
  };
}
