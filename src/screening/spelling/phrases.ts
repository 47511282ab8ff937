import { pairsOf } from '../lists.js';

/**
 * Words that stand for others when they stand together: written apart, by ear, or in the words people use where
 * the plain ones are taken down.
 */
export const PHRASES: ReadonlyMap<string, string> = pairsOf(`
  no one: nobody, my self: myself, me self: myself, your self: yourself, him self: himself, her self: herself,
  them selves: themselves, over dose: overdose, over dosed: overdosed, over dosing: overdosing,
  over doze: overdose, ova dose: overdose, over does: overdose, good bye: goodbye, to night: tonight,
  two night: tonight, 2 night: tonight, 2 day: today, 2 morrow: tomorrow, to morrow: tomorrow,
  will not to: want to, ne more: any, worth less: worthless, un alive: unalive, un alived: unalive, un aliving: unalive,
  sue a side: suicide, sue aside: suicide, sue a sighed: suicide, sui side: suicide, suey side: suicide,
  suit side: suicide, soo a side: suicide, sewer slide: suicide, sewer side: suicide, sewer cider: suicide,
  sooey side: suicide, sewer slidal: suicidal, sue a cidal: suicidal, sue a sidal: suicidal,
  want to self delete: want to kill myself, going to self delete: going to kill myself, self deletion: suicide,
  delete myself: kill myself, deleting myself: killing myself, uninstall life: end my life,
  uninstall myself: kill myself, log out of life: end my life, logging out of life: ending my life,
  log off of life: end my life, log off life: end my life, unsubscribe from life: end my life,
  unsub from life: end my life, take a toaster bath: kill myself, commit sudoku: kill myself,
  commit unalive: kill myself, commit die: kill myself, commit not alive: kill myself, game end myself: kill myself,
  want the big sleep: want to die, ready for the big sleep: ready to die, go to the big sleep: go to die,
  urge to sh: urge to self harm, urges to sh: urges to self harm, want to sh: want to self harm,
  going to sh: going to self harm, need to sh: need to self harm, tempted to sh: tempted to self harm,
  relapsed on sh: relapsed on self harm, relapsed with sh: relapsed with self harm, sh relapse: self harm relapse,
  sh urges: self harm urges, sh scars: self harm scars, sh free: self harm free, clean from sh: clean from self harm,
  free from sh: free from self harm, history of sh: history of self harm, started sh: started self harm,
  thoughts of sh: thoughts of self harm, si and sh: suicidal thoughts and self harm
`);

/** The most words that such a phrase has. */
export const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.split(' ').length));
