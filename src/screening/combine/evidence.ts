import type { Frame } from '../rule.js';
import type { Signal } from '../signals.js';

/** The cues that turn ideation into a crisis when they stand beside it. */
export const CUES: Frame[] = ['means', 'place', 'preparation', 'farewell', 'time'];

/** The signals of one text, weighed by what they say. */
export class Evidence {
  private readonly heaviest = new Map<Frame, number>();
  private readonly timed: Set<number>;

  constructor(readonly signals: Signal[]) {
    for (const { rule, weight } of signals)
      this.heaviest.set(rule.frame, Math.max(this.heaviest.get(rule.frame) ?? 0, weight));
    this.timed = new Set(this.of(['time']).flatMap(({ sentence }) => [sentence - 1, sentence, sentence + 1]));
  }

  /** Without what may as well be said of other things. */
  sure(): Evidence {
    return new Evidence(this.signals.filter(({ rule, short }) => rule.unsure !== true || short));
  }

  /** The signals of some frames. */
  of(frames: Frame[]): Signal[] {
    return this.signals.filter(({ rule }) => frames.includes(rule.frame));
  }

  /** The heaviest signal of any of some frames; 0 when there is none. */
  most(...frames: Frame[]): number {
    return Math.max(...frames.map((frame) => this.heaviest.get(frame) ?? 0));
  }

  /** The weight of a frame's signals together, one for each place. */
  sum(frame: Frame): number {
    return total([...new Map(this.of([frame]).map(({ start, weight }) => [start, weight])).values()]);
  }

  /** Whether a time is named in the sentence of such a signal or beside it. */
  isTimed(...frames: Frame[]): boolean {
    return this.of(frames).some(({ rule, sentence }) => rule.frame !== 'time' && this.timed.has(sentence));
  }
}

/** The sum of some weights. */
export function total(weights: number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
