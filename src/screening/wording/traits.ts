import { CONCERN } from '../combine/weights.js';
import type { Token } from '../reading/tokens.js';
import type { Signal } from '../signals.js';
import { hashOf, mixed } from './hash.js';
import { stemOf } from './stem.js';
import { classesOf } from './word-classes.js';

/** How many weights each head of the model has; a power of two. */
export const PLACES = 1 << 16;

/**
 * What the model sees of a text: each trait is a word, a few words, a piece of a word, a run of word classes or a rule that
 * matched, as its place in the table of weights. `from[i]` is the token at which trait i begins; those that end at token t lie
 * between `ends[t - 1]` and `ends[t]`.
 */
export interface Traits {
  place: Uint16Array;
  from: Uint32Array;
  ends: Uint32Array;
}

// Each kind of trait has a seed of its own, so that equal words of two kinds do not share a weight by design.
const KIND = {
  word: 1,
  pair: 2,
  stem: 3,
  stems: 4,
  piece: 5,
  classed: 6,
  order: 7,
  run: 8,
  wordThenClass: 9,
  classThenWord: 10,
  across: 11,
  rule: 12,
  frame: 13,
};

const CLASSES_BACK = 5;
const CLASSES_ACROSS = 12;
const SENTENCES_ACROSS = 2;
const PIECE = 4;
const LONGEST_WORD = 24;

// Of a word of a usual text, with room to spare.
const USUAL = 16;

/** The traits of a text's words and of the rules' signals in it, also those taken away: a bounded number for each. */
export function traitsOf(tokens: Token[], signals: Signal[]): Traits {
  const reader = new TraitReader(tokens, signals);
  for (let at = 0; at < tokens.length; at += 1) reader.read(at);
  return reader.traits();
}

interface Classed {
  at: number;
  classes: number[];
}

/** A class with the sentence that it stood in. */
interface Seen {
  one: number;
  at: number;
  sentence: number;
}

class TraitReader {
  private place: Uint16Array;
  private from: Uint32Array;
  private readonly ends: Uint32Array;
  private readonly words: Uint32Array;
  private readonly stems: Uint32Array;
  private count = 0;
  private readonly signalsAt: Signal[][];
  private before: Classed[] = [];
  private seen: Seen[] = [];
  private sentenceStart = 0;

  constructor(
    private readonly tokens: Token[],
    signals: Signal[],
  ) {
    this.signalsAt = tokens.map(() => []);
    for (const signal of signals) this.signalsAt[signal.end - 1]!.push(signal);
    this.words = Uint32Array.from(tokens, ({ word }) => hashOf(word));
    this.stems = Uint32Array.from(tokens, ({ word }) => hashOf(stemOf(word)));
    this.ends = new Uint32Array(tokens.length);
    this.place = new Uint16Array(tokens.length * USUAL);
    this.from = new Uint32Array(tokens.length * USUAL);
  }

  read(at: number): void {
    if (at > 0 && this.tokens[at]!.sentence !== this.tokens[at - 1]!.sentence) this.startSentence(at);
    this.wordTraits(at);
    this.classTraits(at);
    this.classesAcross(at);
    this.pieces(at);
    for (const signal of this.signalsAt[at]!) this.signalTraits(signal);
    this.ends[at] = this.count;
  }

  traits(): Traits {
    const { place, from, ends, count } = this;
    return { place: place.subarray(0, count), from: from.subarray(0, count), ends };
  }

  private startSentence(at: number): void {
    this.sentenceStart = at;
    this.before = [];
  }

  private add(hash: number, from: number): void {
    if (this.count === this.place.length) this.grow();
    this.place[this.count] = (hash ^ (hash >>> 16)) & (PLACES - 1);
    this.from[this.count] = from;
    this.count += 1;
  }

  private grow(): void {
    const [place, from] = [new Uint16Array(this.count * 2), new Uint32Array(this.count * 2)];
    place.set(this.place);
    from.set(this.from);
    [this.place, this.from] = [place, from];
  }

  private wordTraits(at: number): void {
    const [word, stem] = [this.words[at]!, this.stems[at]!];
    const start = Math.max(this.sentenceStart, at - 1);
    this.add(mixed(KIND.word, word), at);
    this.add(mixed(KIND.stem, stem), at);
    this.add(mixed(KIND.pair, this.previous(this.words, at), word), start);
    this.add(mixed(KIND.stems, this.previous(this.stems, at), stem), start);
  }

  /** What stands before a word in its sentence; 0 at the beginning. */
  private previous(hashes: Uint32Array, at: number): number {
    return at > this.sentenceStart ? hashes[at - 1]! : 0;
  }

  private classTraits(at: number): void {
    const classes = classesOf(this.tokens[at]!.word);
    const last = this.before.at(-1);
    for (const one of last?.classes ?? []) this.add(mixed(KIND.classThenWord, one, this.words[at]), last!.at);
    for (const one of classes) this.classTrait(at, one);
    if (classes.length > 0) this.before.push({ at, classes });
  }

  private classTrait(at: number, one: number): void {
    this.add(mixed(KIND.classed, one), at);
    this.add(
      mixed(KIND.wordThenClass, this.previous(this.words, at), one),
      Math.max(this.sentenceStart, at - 1),
    );
    for (const near of this.before.slice(-CLASSES_BACK))
      for (const two of near.classes) this.add(mixed(KIND.order, two, one), near.at);
    this.runs(one);
  }

  private runs(one: number): void {
    const [middle, near] = [this.before.at(-2), this.before.at(-1)];
    for (const two of near?.classes ?? [])
      for (const three of middle?.classes ?? []) this.add(mixed(KIND.run, three, two, one), middle!.at);
  }

  // "Written letters. … By Sunday it will be over": what belongs together may stand a sentence apart.
  private classesAcross(at: number): void {
    const { word, sentence } = this.tokens[at]!;
    for (const one of classesOf(word)) {
      for (const two of this.seen)
        if (two.sentence < sentence && sentence - two.sentence <= SENTENCES_ACROSS)
          this.add(mixed(KIND.across, Math.min(one, two.one), Math.max(one, two.one)), two.at);
      this.seen.push({ one, at, sentence });
    }
    if (this.seen.length > CLASSES_ACROSS) this.seen = this.seen.slice(-CLASSES_ACROSS);
  }

  private signalTraits({ rule, who, weight, start }: Signal): void {
    const strength = weight === 0 ? 0 : weight >= CONCERN ? 2 : 1;
    this.add(mixed(KIND.rule, hashOf(rule.id), strength), start);
    this.add(mixed(KIND.frame, hashOf(rule.frame), hashOf(who ?? ''), strength), start);
  }

  private pieces(at: number): void {
    const { word } = this.tokens[at]!;
    if (word.length < PIECE) return;
    const framed = `#${word.slice(0, LONGEST_WORD)}#`;
    for (let start = 0; start + PIECE <= framed.length; start += 1)
      this.add(mixed(KIND.piece, hashOf(framed, start, start + PIECE)), at);
  }
}
