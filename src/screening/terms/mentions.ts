import { Budget } from '../budget.js';
import { normalise } from '../reading/normalise.js';
import { tokenise } from '../reading/tokens.js';
import { lookFor } from './looking.js';
import type { OwnTerms } from './own-terms.js';

/** Whether any of the terms stands in a text, for trying a phrase on texts that are judged already. */
export function mentions(text: string, terms: OwnTerms): boolean {
  const source = normalise(text);
  return lookFor(terms, source, tokenise(source), new Budget(Infinity)).length > 0;
}
