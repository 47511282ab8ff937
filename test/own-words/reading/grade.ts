import { daleChall } from 'dale-chall';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { GAP } from './in-view.js';
import { WORDS_OF_HERE } from './words-of-here.js';

/** A sentence, or what stands alone like one: a heading, an entry of a list, a button. */
export interface Sentence {
  text: string;
  words: string[];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const LETTER = /\p{L}/u;
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;
const ENDS = /[.?!:…]["”’)\]]*$/;
const FAMILIAR = new Set([...daleChall, ...WORDS_OF_HERE, GAP.toLowerCase()]);
const CONTRACTED = /(?:n't|'(?:s|d|m|ll|re|ve))$/;
const INFLECTED = /(?:iest|ier|ies|ied|ily|es|s|ed|d|ing|er|est|ly|y|n)$/;

/** Cuts pieces of text into sentences, each of them once. */
export function sentencesOf(pieces: string[]): Sentence[] {
  const texts = pieces.flatMap((piece) => [...segmenter.segment(piece)].map(({ segment }) => segment.trim()));
  const read = [...new Set(texts)].filter((text) => LETTER.test(text.replaceAll(GAP, '')));
  return read.map((text) => ({ text, words: text.match(WORD) ?? [] }));
}

/** Whole sentences, without the headings and buttons that would make a page look easier than it is. */
export function wholeSentences(sentences: Sentence[]): Sentence[] {
  return sentences.filter(({ text, words }) => words.length > 3 && ENDS.test(text));
}

/** The Flesch-Kincaid grade of sentences together: a US school year; children in it are about five years older. */
export function gradeOf(sentences: Sentence[]): number {
  const words = wordsOf(sentences);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}

/** The words that children of nine or ten do not know, as far as Dale and Chall's list of 3,000 tells. */
export function hardWords(sentences: Sentence[]): string[] {
  return wordsOf(sentences).filter((word) => LETTER.test(word) && !isFamiliar(plain(word)));
}

/** All the words of sentences together. */
export function wordsOf(sentences: Sentence[]): string[] {
  return sentences.flatMap(({ words }) => words);
}

// A number is read as one beat, as the tools that others use count it.
function syllablesOf(word: string): number {
  return LETTER.test(word) ? syllable(plain(word)) : 1;
}

function isFamiliar(word: string): boolean {
  return isKnown(word) || word.split('-').every(isKnown);
}

// The list stands for the forms of its words as well: plurals, times of verbs, comparisons.
function isKnown(word: string): boolean {
  const bare = word.replace(CONTRACTED, '');
  const cut = bare.replace(INFLECTED, '');
  return [word, bare, cut, `${cut}e`, `${cut}y`, cut.replace(/(.)\1$/, '$1')].some((form) =>
    FAMILIAR.has(form),
  );
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}
