import { phrasesOf } from '../lists.js';

/** Wanting, meaning to and thinking of. */
export const mind = {
  want: phrasesOf(`
    want to, wants to, wanted to, wanting to, wish to, would like to, hope to, hoping to, ready to,
    longing to, long to, need to, wish i could, wish i would, hope i, wanting, deserve to, praying to,
    pray to, begging to, supposed to, prefer to, ok to, tempted to, urge to, close to, must
  `),
  will: phrasesOf(`
    going to, will, about to, planning to, plan to, planned to, intend to, intending to, decided to,
    have to, got to, determined to, set to, preparing to, is the night i, must
  `),
  think: phrasesOf(`
    think about, think of, thinking about, thinking of, thought about, thought of, thoughts of,
    thoughts about, dream of, dream about, dreaming of, dreaming about, fantasize about,
    fantasizing about, fantasise about, fantasising about, considering, consider, contemplating,
    contemplate, contemplated, obsessed with, planning, daydream about, feel like, feeling like,
    felt like, imagine, imagining, looking forward to, talking about, ideas of, visions of, urge of,
    thinking, considered, images of, googling, wanting, scared of, feelings of
  `),
};
