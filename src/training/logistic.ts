/** One thing to learn from: where its traits lie in the table, the right answer, and how much it counts. */
export interface Example {
  places: Uint16Array;
  yes: boolean;
  weight: number;
}

/** Weights learned, as they come. */
export interface Fitted {
  bias: number;
  weights: Float64Array;
}

const ROUNDS = 10;
const AVERAGED = 5;
const STEP = 0.25;
const SHRINK = 1e-4;
const SEED = 7;

/**
 * Logistic regression by AdaGrad (Duchi et al. 2011), the mean of the last rounds; the traits of a text share one unit
 * of length, so that long and short texts speak equally loud. The same examples always give the same weights.
 * @param size how many weights, a power of two; places are folded into it
 */
export function fit(examples: Example[], size: number): Fitted {
  const learner = new Learner(size);
  const order = examples.map((_, index) => index);
  const random = randomFrom(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const index of order) learner.learn(examples[index]!);
    if (round >= ROUNDS - AVERAGED) learner.remember();
  }
  return learner.mean();
}

class Learner {
  private readonly weights: Float64Array;
  private readonly slopes: Float64Array;
  private readonly sum: Float64Array;
  private bias = 0;
  private biasSlope = 1e-3;
  private biasSum = 0;
  private remembered = 0;

  constructor(size: number) {
    this.weights = new Float64Array(size);
    this.slopes = new Float64Array(size).fill(1e-3);
    this.sum = new Float64Array(size);
  }

  learn({ places, yes, weight }: Example): void {
    if (places.length === 0) return;
    const unit = 1 / Math.sqrt(places.length);
    const error = (this.answer(places, unit) - Number(yes)) * weight;
    this.biasSlope += error * error;
    this.bias -= (STEP * error) / Math.sqrt(this.biasSlope);
    for (const place of places) this.move(place & (this.weights.length - 1), error * unit);
  }

  remember(): void {
    for (const [place, weight] of this.weights.entries()) this.sum[place]! += weight;
    this.biasSum += this.bias;
    this.remembered += 1;
  }

  mean(): Fitted {
    return { bias: this.biasSum / this.remembered, weights: this.sum.map((sum) => sum / this.remembered) };
  }

  private answer(places: Uint16Array, unit: number): number {
    let sum = 0;
    for (const place of places) sum += this.weights[place & (this.weights.length - 1)]!;
    return 1 / (1 + Math.exp(-this.bias - sum * unit));
  }

  private move(place: number, slope: number): void {
    const steep = slope + SHRINK * this.weights[place]!;
    this.slopes[place]! += steep * steep;
    this.weights[place]! -= (STEP * steep) / Math.sqrt(this.slopes[place]!);
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
}

// A linear congruential generator (Numerical Recipes): good enough to shuffle, and the same everywhere.
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
