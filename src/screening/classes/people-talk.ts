import { phrasesOf, wordsOf } from '../lists.js';

const HARD = wordsOf(`
  idiot moron scum loser freak bitch cunt retard psycho fatty fag faggot slut whore dumbass crybaby snowflake asshole
  arsehole prick twat wanker imbecile muppet clown parasite vermin scrounger gobshite nutter schizo disgrace leech
  waster whinger narcissist coward pig dickhead knobhead bellend tosser scumbag dimwit moaner weirdo creep liar
  spastic lunatic junkie scrote degenerate manchild martyr hypocrite
  sponger freeloader layabout attention seeker madam eejit witch tramp brat
`);
const SCORN = wordsOf(`
  fat stupid pathetic worthless disgusting ugly useless retarded dumb vile deluded vain selfish spoilt spoiled lazy
  bone idle thick feeble pitiful spineless toxic insufferable absorbed brainless vermin scum weak boring scummy
  sick repulsive dense clueless delusional crazy psychotic insane hopeless trash garbage filth subhuman gross
`);

/** What people are called by those who mean them harm. */
export const peopleTalk = {
  insult: HARD,
  scorn: SCORN,
  folk: phrasesOf(`
    addicts, anorexics, bipolar folk, bipolars, schizos, schizophrenics, trans people, travellers, gypsies, immigrants, muslims,
    jews, gays, junkies, druggies, alcoholics, people like you, you people, you lot, your lot, the lot of you, all of you,
    most of you, your kind, your sort, benefit claimants, men, women, foreigners, depressives
  `),
};
