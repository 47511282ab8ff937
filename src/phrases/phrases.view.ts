import { type Phrase, phrasesFor, phraseWords } from './phrases.js';

/** What stands below somebody's post for a member: what they said of it, or what they could say. Nothing of others. */
export interface PhrasesView {
  sayHref: string;
  takeBackHref: string;
  said: string | null;
  phrases: { phrase: Phrase; words: string }[];
}

/** @param said what the viewer said of it @param gentle the thread speaks of suicide */
export function phrasesView(postId: string, said: Phrase | null, gentle: boolean): PhrasesView {
  return {
    sayHref: `/posts/${postId}/phrase`,
    takeBackHref: `/posts/${postId}/phrase/removal`,
    said: said && phraseWords(said),
    phrases: phrasesFor(gentle).map((phrase) => ({ phrase, words: phraseWords(phrase) })),
  };
}
