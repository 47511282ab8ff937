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
const FLAT = 1e-3;

// Labels are opinions: no answer is wholly yes or no.
const DOUBT = 0.05;

// The order in which examples come moves the weights a little: the mean over a few orders stands still.
const SEEDS = [7, 8, 9];

/**
 * Logistic regression by AdaGrad (Duchi et al. 2011), the mean of the last rounds; the traits of a text share one unit
 * of length, so that long and short texts speak equally loud. The same examples always give the same weights.
 * @param size how many weights, a power of two; places are folded into it
 */
export function fit(examples: Example[], size: number): Fitted {
  const learner = new Learner(size);
  for (const seed of SEEDS) {
    learner.forget();
    learnInTurn(learner, examples, seed);
  }
  return learner.mean();
}

function learnInTurn(learner: Learner, examples: Example[], seed: number): void {
  const order = examples.map((_, index) => index);
  const random = randomFrom(seed);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const index of order) learner.learn(examples[index]!);
    if (round >= ROUNDS - AVERAGED) learner.remember();
  }
}

class Learner {
  private readonly weights: Float64Array;
  private readonly slopes: Float64Array;
  private readonly sum: Float64Array;
  private bias = 0;
  private biasSlope = FLAT;
  private biasSum = 0;
  private remembered = 0;

  constructor(size: number) {
    this.weights = new Float64Array(size);
    this.slopes = new Float64Array(size);
    this.sum = new Float64Array(size);
  }

  /** Begins anew; what is remembered stays. */
  forget(): void {
    this.weights.fill(0);
    this.slopes.fill(FLAT);
    [this.bias, this.biasSlope] = [0, FLAT];
  }

  learn({ places, yes, weight }: Example): void {
    if (places.length === 0) return;
    const unit = 1 / Math.sqrt(places.length);
    const error = (this.answer(places, unit) - (yes ? 1 - DOUBT : DOUBT)) * weight;
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
