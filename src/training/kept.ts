import type { Head } from '../screening/wording/head.js';
import { HEADS, type KeptModel, type Model } from '../screening/wording/model.js';
import type { Fitted } from './logistic.js';

// Fifteen steps are as good as 255, and a table twice as large as the room that they save is better.
const LARGEST = 7;

// Few weights are very large; cutting those leaves the many small ones finer steps.
const CUT_SHARE = 0.997;

/** The weights as small whole numbers (-7..7) with one scale. */
export function quantised({ bias, weights }: Fitted): Head {
  const sizes = Float64Array.from(weights, Math.abs).sort();
  const most = Math.max(sizes[Math.floor((sizes.length - 1) * CUT_SHARE)]!, Number.MIN_VALUE);
  const scale = most / LARGEST;
  const steps = (weight: number): number => Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / scale)));
  return { bias: rounded(bias), scale: rounded(scale), weights: Int8Array.from(weights, steps) };
}

/** A model as it is kept in a file. */
export function kept(model: Model): KeptModel {
  return Object.fromEntries(
    HEADS.map((name) => [
      name,
      { ...model[name], weights: Buffer.from(packed(model[name].weights)).toString('base64') },
    ]),
  ) as KeptModel;
}

/** Two to a byte, the first in the lower half. */
function packed(weights: Int8Array): Uint8Array {
  return Uint8Array.from(
    { length: weights.length / 2 },
    (_, at) => (weights[2 * at]! & 15) | ((weights[2 * at + 1]! & 15) << 4),
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
