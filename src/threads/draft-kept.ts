import { Page } from '../platform/web/answers.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import type { Draft } from './drafts.js';
import { helpForWords } from './judging.js';

/** The answer to a guest: the words are kept, and help comes first where they ask for it. */
export function draftKept(draft: Draft, terms: OwnTerms): Page {
  const next = encodeURIComponent('/drafts/waiting');
  const links = { signUpHref: `/sign-up?next=${next}`, signInHref: `/sign-in?next=${next}` };
  return new Page('drafts/kept', { help: helpForWords(draft, terms), ...links });
}
