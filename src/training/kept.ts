import type { Head } from '../screening/wording/head.js';
import { HEADS, type KeptModel, type Model } from '../screening/wording/model.js';
import type { Fitted } from './logistic.js';

const LARGEST = 127;

// Few weights are very large; cutting those leaves the many small ones finer steps.
const CUT_SHARE = 0.9995;

/** The weights as signed bytes with one scale. */
export function quantised({ bias, weights }: Fitted): Head {
  const sizes = Float64Array.from(weights, Math.abs).sort();
  const most = Math.max(sizes[Math.floor((sizes.length - 1) * CUT_SHARE)]!, Number.MIN_VALUE);
  const scale = most / LARGEST;
  const byte = (weight: number): number => Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / scale)));
  return { bias: rounded(bias), scale: rounded(scale), weights: Int8Array.from(weights, byte) };
}

/** A model as it is kept in a file. */
export function kept(model: Model): KeptModel {
  return Object.fromEntries(
    HEADS.map((name) => [
      name,
      { ...model[name], weights: Buffer.from(model[name].weights).toString('base64') },
    ]),
  ) as KeptModel;
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
