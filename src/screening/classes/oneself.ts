import { phrasesOf, wordsOf } from '../lists.js';
import { heights } from './heights.js';

const ENDED = phrasesOf(`
  my life, my own life, it all, it, things, everything, the pain, my pain, my suffering, this life, this pain
`);

/** Ending one's own life: to do it, doing it, having done it. */
export const oneself = {
  kill_me: [
    ...myself('kill off hang shoot drown unalive top gas neck end delete'),
    ...endings('end'),
    ...takings('take', 'commit'),
    ...heights('jump'),
    ...phrasesOf(`
      kms, ctb, catch the bus, do myself in, slit my wrists, slit my wrist, slit my throat,
      jump in front of, unalive, overdose, blow my brains out, throw myself off, throw myself in front,
      throw myself under, kill me, put an end to my life, put a bullet in my head,
      starve myself to death, drive into a, drive off a, step in front of, walk in front of,
      walk into traffic, walk into the sea
    `),
  ],
  killing_me: [
    ...myself('killing offing hanging shooting drowning unaliving topping ending gassing'),
    ...endings('ending'),
    ...takings('taking', 'committing'),
    ...heights('jumping'),
    ...phrasesOf(`
      kms, kill myself, doing myself in, slitting my wrists, jumping in front of, overdosing, suicide,
      driving into a, driving off, my own death, blowing my brains out, throwing myself,
      stepping in front of, walking into traffic, unaliving
    `),
  ],
  killed_me: [
    ...myself('killed hanged shot offed drowned unalived'),
    ...endings('ended'),
    ...takings('taken', 'committed'),
  ],
};

function myself(verbs: string): string[] {
  return wordsOf(verbs).map((verb) => `${verb} myself`);
}

function endings(end: string): string[] {
  return ENDED.map((what) => `${end} ${what}`);
}

function takings(take: string, commit: string): string[] {
  return [`${take} my life`, `${take} my own life`, `${commit} suicide`, `${commit} to suicide`];
}
