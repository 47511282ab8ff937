import { PLACES, type Traits } from './traits.js';
import type { Stretch } from './windows.js';

/** A question that the model answers: a weight for every place, whole numbers of `scale`, and where zero lies. */
export interface Head {
  bias: number;
  scale: number;
  /** A power of two of them, at most PLACES; a smaller table folds the places together. */
  weights: Int8Array;
}

/** The running sums of a head's weights over a text's words: any stretch is then read in one step. */
export class Reading {
  private readonly sums: Int32Array;

  constructor(
    private readonly head: Head,
    private readonly traits: Traits,
  ) {
    this.sums = sumsOf(head, traits);
  }

  /** The logit for a stretch: above 0 the answer is rather yes. Longer stretches need more to say the same. */
  of(stretch: Stretch): number {
    return this.head.bias + this.evidence(stretch);
  }

  /** What the words of a stretch add to an answer that was expected without them. */
  evidence({ start, end }: Stretch): number {
    const traits = this.count(end) - this.count(start);
    return traits === 0 ? 0 : ((this.sums[end]! - this.sums[start]!) * this.head.scale) / Math.sqrt(traits);
  }

  private count(words: number): number {
    return words === 0 ? 0 : this.traits.ends[words - 1]!;
  }
}

function sumsOf({ weights }: Head, { place, ends }: Traits): Int32Array {
  const mask = Math.min(weights.length, PLACES) - 1;
  const sums = new Int32Array(ends.length + 1);
  let trait = 0;
  for (let word = 0; word < ends.length; word += 1) {
    let sum = sums[word]!;
    for (; trait < ends[word]!; trait += 1) sum += weights[place[trait]! & mask]!;
    sums[word + 1] = sum;
  }
  return sums;
}
