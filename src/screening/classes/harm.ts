import { phrasesOf } from '../lists.js';

/** Harm to another person: to do it, doing it, and the fear of it. */
export const harm = {
  harm: phrasesOf(`
    hurt, harm, kill, stab, drown, strangle, smother, suffocate, murder, attack, shoot, choke, molest
  `),
  harming: phrasesOf(`
    hurting, harming, killing, stabbing, drowning, strangling, smothering, suffocating, murdering,
    attacking, shooting, choking, molesting, dropping, shaking
  `),
  fear: phrasesOf('scared, afraid, terrified, frightened, petrified, worried, worry, fear, panic, dread'),
  afraid: phrasesOf('scared, afraid, terrified, frightened, petrified, worried'),
};
