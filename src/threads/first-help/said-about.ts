/** What an author can say of their own words, when these leave open whom they are about. */
export const SAID_ABOUT = ['me', 'someone_else'] as const;

export type SaidAbout = (typeof SAID_ABOUT)[number];
