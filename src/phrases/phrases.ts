import { message } from '../platform/web/messages.js';

/** What a member may say of somebody's post with one tap. PostgreSQL knows the same list (migration 054). */
export const PHRASES = ['hear', 'me_too', 'strength', 'thanks'] as const;

export type Phrase = (typeof PHRASES)[number];

/** Where a thread speaks of suicide, these alone. */
const GENTLE: readonly Phrase[] = ['hear', 'strength'];

/** The phrases that fit a thread. @param gentle it speaks of suicide */
export function phrasesFor(gentle: boolean): readonly Phrase[] {
  return gentle ? GENTLE : PHRASES;
}

/** A phrase in words that people read, such as “I hear you”. */
export function phraseWords(phrase: Phrase): string {
  return message(`phrases.word_${phrase}`);
}
