import { when, type When } from '../../platform/text/when.js';
import type { OwnDraft } from './own-drafts.js';

/** What a form says of the words that it kept. */
export interface DraftView {
  id: string;
  kept: When;
}

export function draftView(draft: OwnDraft | null): DraftView | null {
  return draft && { id: draft.id, kept: when(draft.keptAt) };
}

/** The beginning of words, enough to know them again. */
export function firstWords({ title, body }: OwnDraft): string {
  const letters = Array.from(`${title ?? ''} ${body}`.replace(/\s+/gu, ' ').trim());
  return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : letters.join('');
}
