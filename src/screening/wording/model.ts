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
] as const;

export type Kind = (typeof KINDS)[number];

/** What the model is asked: is this a risk, a crisis; and of what kind, given that it is one. */
export const HEADS = ['risk', 'crisis', ...KINDS] as const;

export type HeadName = (typeof HEADS)[number];

export type Model = Record<HeadName, Head>;

/** A model as it is kept: the weights as base64 of signed bytes. */
export type KeptModel = Record<HeadName, { bias: number; scale: number; weights: string }>;

/** The model that training wrote (src/training); no text is in it. */
export const MODEL: Model = opened(data);

/** Reads a kept model. */
export function opened(kept: KeptModel): Model {
  return Object.fromEntries(
    HEADS.map((name) => [name, { ...kept[name], weights: base64Bytes(kept[name].weights) }]),
  ) as Model;
}
