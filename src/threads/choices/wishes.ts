import { z } from 'zod';

/** How somebody would like to be answered, in the order in which pages say it. */
export const WISHES = ['listen', 'experience', 'advice'] as const;

export type Wish = (typeof WISHES)[number];

const ticked = z.literal('yes', 'choices.bad').optional();

/** The boxes of a form. */
export const wishFields = { wish_listen: ticked, wish_experience: ticked, wish_advice: ticked };

type Ticked = Partial<Record<`wish_${Wish}`, 'yes' | undefined>>;

/** What was ticked. */
export function wishesIn(fields: Ticked): Wish[] {
  return WISHES.filter((wish) => fields[`wish_${wish}`] === 'yes');
}

/** The boxes as they stand for these wishes. */
export function wishValues(wishes: Wish[]): Record<string, string> {
  return Object.fromEntries(wishes.map((wish) => [`wish_${wish}`, 'yes']));
}

/** Message keys of the wishes, as lists and threads say them. */
export function wishLabels(wishes: Wish[]): string[] {
  return WISHES.filter((wish) => wishes.includes(wish)).map((wish) => `choices.${wish}`);
}

/** Message keys: what the wishes mean for whoever answers. Who wants to be heard and advised is heard first. */
export function wishHints(wishes: Wish[]): string[] {
  const hints = WISHES.filter((wish) => wishes.includes(wish)).map((wish) => `choices.${wish}_hint`);
  if (!wishes.includes('listen') || !wishes.includes('advice')) return hints;
  return hints.map((key) => (key === 'choices.listen_hint' ? 'choices.listen_first_hint' : key));
}
