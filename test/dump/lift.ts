import { chance } from '../support/chance.js';
import type { Attack, Field } from './attacks.js';

/** How well one way of trying does: among the pairs it likes best, so many times more true ones than by chance. */
export interface Lift {
  field: string;
  attack: string;
  files: boolean;
  /** Among how many pairs. */
  among: number;
  lift: number;
  /** What is left once the best of so many tries among nothing but noise is taken off. */
  corrected: number;
}

interface Top {
  attack: Attack;
  left: Uint16Array;
  right: Uint16Array;
}

const SHUFFLES = 100;
// The best of all ways on a shuffled truth stays below this nineteen times of twenty.
const BAND = 0.95;

/**
 * Tries every way and measures it.
 * @param owners whose each name is, known to the measurer alone
 * @returns best first, by what is left after the correction
 */
export function liftsOf(field: Field, attacks: Attack[], owners: Int32Array, seed = 1): Lift[] {
  const pairs = pairsOf(field);
  const truths = pairs.left.filter((left, at) => owners[left] === owners[pairs.right[at]!]).length;
  const depths = [truths / 10, truths, truths * 4]
    .map(Math.round)
    .filter((k) => k >= 10 && k < pairs.left.length / 2);
  const ties = Float64Array.from(pairs.left, chance(seed));
  const tops = attacks.map((attack) => topOf(pairs, attack, Math.max(...depths), ties));
  const hits = (truth: Int32Array): Float64Array => hitsOf(tops, depths, truth);
  const shuffled = Array.from({ length: SHUFFLES }, (_, index) =>
    hits(shuffledOwners(field, owners, seed + index + 1)),
  );
  const noise = noiseOf(shuffled);
  const base = truths / pairs.left.length;
  const lifts = [...hits(owners)].map((count, index) => {
    const { attack } = tops[Math.floor(index / depths.length)]!;
    const among = depths[index % depths.length]!;
    const lift = count / among / base;
    const corrected = lift - (noise.band * noise.deviations[index]!) / among / base;
    return { field: field.label, attack: attack.name, files: attack.files, among, lift, corrected };
  });
  return lifts.sort((a, b) => b.corrected - a.corrected);
}

interface Pairs {
  left: Uint16Array;
  right: Uint16Array;
}

function pairsOf({ left, right, same }: Field): Pairs {
  const ones: number[] = [];
  const others: number[] = [];
  left.forEach((one, index) => {
    for (let at = same ? index + 1 : 0; at < right.length; at++) {
      ones.push(one);
      others.push(right[at]!);
    }
  });
  return { left: Uint16Array.from(ones), right: Uint16Array.from(others) };
}

// Pairs that look alike equally much come in an order of chance.
function topOf({ left, right }: Pairs, attack: Attack, most: number, ties: Float64Array): Top {
  const scores = new Float64Array(left.length);
  for (let at = 0; at < scores.length; at++) {
    const score = attack.score(left[at]!, right[at]!);
    scores[at] =
      score === -Infinity ? -1e15 - ties[at]! * 1e6 : score + Math.abs(score || 1) * ties[at]! * 1e-9;
  }
  const enough = nth(scores.slice(), most);
  const best: number[] = [];
  for (let at = 0; at < scores.length; at++) if (scores[at]! >= enough) best.push(at);
  best.sort((x, y) => scores[y]! - scores[x]!);
  return {
    attack,
    left: Uint16Array.from(best, (at) => left[at]!),
    right: Uint16Array.from(best, (at) => right[at]!),
  };
}

/** The nth largest of some numbers, which lose their order. */
function nth(numbers: Float64Array, n: number): number {
  let [low, high] = [0, numbers.length - 1];
  const goal = numbers.length - n;
  while (low < high) {
    const pivot = numbers[(low + high) >> 1]!;
    let [i, j] = [low, high];
    while (i <= j) {
      while (numbers[i]! < pivot) i++;
      while (numbers[j]! > pivot) j--;
      if (i > j) break;
      [numbers[i], numbers[j]] = [numbers[j]!, numbers[i]!];
      i++;
      j--;
    }
    if (goal <= j) high = j;
    else if (goal >= i) low = i;
    else break;
  }
  return numbers[goal]!;
}

function hitsOf(tops: Top[], depths: number[], owners: Int32Array): Float64Array {
  const hits = new Float64Array(tops.length * depths.length);
  tops.forEach(({ left, right }, top) => {
    let [count, depth] = [0, 0];
    for (let at = 0; at < left.length; at++) {
      if (owners[left[at]!] === owners[right[at]!]) count++;
      while (at + 1 === depths[depth]) hits[top * depths.length + depth++] = count;
    }
  });
  return hits;
}

// The one-time names change hands; who has how many stays, and pseudonyms stay with their members.
function shuffledOwners({ left }: Field, owners: Int32Array, seed: number): Int32Array {
  const random = chance(seed);
  const shuffled = Int32Array.from(owners);
  for (let at = left.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [left[at]!, left[other]!];
    [shuffled[one], shuffled[two]] = [shuffled[two]!, shuffled[one]!];
  }
  return shuffled;
}

function noiseOf(runs: Float64Array[]): { band: number; deviations: Float64Array } {
  const size = runs[0]!.length;
  const means = Float64Array.from({ length: size }, (_, at) => mean(runs.map((run) => run[at]!)));
  const deviations = means.map(
    (average, at) => Math.sqrt(mean(runs.map((run) => (run[at]! - average) ** 2))) || 1,
  );
  const best = runs.map((run) =>
    run.reduce((most, count, at) => Math.max(most, (count - means[at]!) / deviations[at]!), 0),
  );
  return { band: best.sort((a, b) => a - b)[Math.floor(BAND * runs.length)]!, deviations };
}

function mean(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}
