/** How somebody is, from the hardest to the best; what members read are words, never numbers. */
export const STEPS = ['very_hard', 'hard', 'so_so', 'okay', 'good'] as const;

export type Step = (typeof STEPS)[number];
