import { base64Bytes } from './base64.js';
import type { Head } from './head.js';
import data from './weights.json' with { type: 'json' };

/** The kinds of risk that the model tells apart; each is also a category of a verdict. */
export const KINDS = [
  'suicide',
  'self_harm',
  'harm_to_others',
  'overdose',
  'relapse',
  'hopelessness',
  'third_party',
  'method_seeking',
] as const;

export type Kind = (typeof KINDS)[number];

/** What the model is asked: is this a risk, a crisis; and of what kind, given that it is one. */
export const HEADS = ['risk', 'crisis', ...KINDS] as const;

export type HeadName = (typeof HEADS)[number];

export type Model = Record<HeadName, Head>;

/** A model as it is kept: the weights as base64 of bytes, two signed halves in each. */
export type KeptModel = Record<HeadName, { bias: number; scale: number; weights: string }>;

/** The model that training wrote (src/training); no text is in it. */
export const MODEL: Model = opened(data);

/** Reads a kept model. */
export function opened(kept: KeptModel): Model {
  return Object.fromEntries(
    HEADS.map((name) => [name, { ...kept[name], weights: halvesOf(base64Bytes(kept[name].weights)) }]),
  ) as Model;
}

/** The two signed halves of each byte, the lower first. */
function halvesOf(bytes: Int8Array): Int8Array {
  const halves = new Int8Array(bytes.length * 2);
  for (const [at, byte] of bytes.entries()) halves.set([(byte << 28) >> 28, byte >> 4], at * 2);
  return halves;
}
