import { Page } from '../platform/web/answers.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import type { Draft } from './drafts.js';
import { helpForWords } from './judging.js';

/**
 * The answer to a guest: the words are kept, and help comes first where they ask for it.
 * @param status 403 where the form came too late, from somebody who was signed in
 */
export function draftKept(draft: Draft, terms: OwnTerms, status = 200): Page {
  const next = encodeURIComponent('/drafts/waiting');
  const links = { signUpHref: `/sign-up?next=${next}`, signInHref: `/sign-in?next=${next}` };
  const view = { help: helpForWords(draft, terms), late: status === 403, ...links };
  return new Page('drafts/kept', view, { status });
}
