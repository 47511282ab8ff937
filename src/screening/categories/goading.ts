import { phrasesOf } from '../lists.js';
import type { Cue } from './cue.js';

/** Ways to push somebody, each of them harmless alone: two of them, or one with death, are encouragement. */
export const GOADING: Cue[] = [
  {
    id: 'encouragement.push',
    weight: 0.5,
    core: true,
    undeniable: true,
    patterns: phrasesOf(`
        get on with it, get it over with, off you pop, tick tock, be brave and finish|do|go|end, be a man,
        do it then|already|now|tonight|x, ^ do it $, ^ go on then|jump|do|prove|mean, ^ jump $,
        just|oya|arre ?just do|finish it|am, put up or shut up, go on $|then, do what you planned,
        take your chance, go through|ahead with it, went through with it, finish what you,
        be strong and finish, go for it, one second of courage, light the candle, let yourself do, take it $,
        i would do it, prove it, you should $, i think you should, have a go $, just get it done,
        get it done, you know what to do, do it quickly, do it tonight, do it properly, so do it, then do it,
        make it count, no more talking, the sooner the better
      `),
  },
  {
    id: 'encouragement.taunt',
    weight: 0.5,
    core: true,
    undeniable: true,
    patterns: phrasesOf(`
        all talk, prove me wrong, have|had not ~2 guts|nerve|bottle|balls|courage, bottled it,
        she|he bottled, bet you will|can|would not, bet you have|had not, not done it yet, never done it,
        you never do, stop posting ~1 about|and|it, stop talking|going|whining about|on it,
        wasting our|my|everyones|everyone, what are you waiting, why wait ?for, 3 2 1, three two one,
        take the hint, we are all waiting, we are waiting, you promised, you have been promising,
        nobodys|nobody|one|everyone ~1 stopping|stop you, you will not $|lol, lol you will not,
        still here typing, either do it, i am rooting|cheering for you, rooting for you, cheering you,
        put the phone down, there is a bridge, window is ~1 there, nobody would come, how long you will,
        a tenner, you first, for months, for weeks, what is stopping you, whats stopping you,
        you are too scared|chicken|weak|scared, cowards, pussy, no one believes you, you keep saying,
        all you do is talk, cry for attention, attention seeker, attention seeking, if you were serious,
        if you ~1 meant it, really wanted
      `),
  },
  {
    id: 'encouragement.bless',
    weight: 0.5,
    core: true,
    undeniable: true,
    patterns: phrasesOf(`
        my blessing, admire|respect|honoured|proud ?of you ~3 for|enough|it|if|known|to|went,
        i would ~3 if i were|was you, if i were|was in your, in your place|shoes i would,
        you have|had|ve ~1 suffered ~1 enough, you deserve|earned|owed ~2 rest|peace|sleep, you earned it,
        no shame in, not ~1 let|listen ~3 talk|stop|guilt|drag|change you,
        made|know|thought ~2 your ~1 own mind|through, you have thought it, how clear you are, your clarity,
        honestly i would, nobody|one should stop you, go with love, own terms, good journey,
        not be scared|afraid of|babe|to, not dare ~1 feel guilty, i support your|you ?in decision|choice,
        support|respect your decision|choice, your courage, right to die|choose, your life ~5 your death,
        pay them no heed, with your diagnosis, telling|asking you to hang|stay, with an|open heart,
        respects you|u ~1 enough, not blame you, nobody|one would|could blame you,
        stop|no need asking|explain permission, stop asking permission, your right,
        it is your choice|decision, your body your, i would do the same, no one can|could judge|blame,
        you gave it everything, you tried everything, you have tried everything, you fought|done enough,
        done your best ~1 and, a mercy, dignified, dignity
      `),
  },
  {
    id: 'encouragement.leave',
    weight: 0.5,
    core: true,
    undeniable: true,
    patterns: phrasesOf(`
        okay|ok|alright|fine|allowed to go|leave|die, let go $|of|and|now, i say leave|go|let, say leave,
        go to your rest, with your head, leave whenever you, slip off|away quietly, you will be at peace,
        be at peace, do it love|hun|darling|friend, time to go, it will ~1 be over, rest now,
        come through the|with, good a night, as good as any, tonights as good, follow her|him|them,
        where you are going, i would go $|if, you ~2 depart|exit, without pain, ^ leave $, be over by
      `),
  },
  {
    id: 'encouragement.relief',
    weight: 0.5,
    core: true,
    undeniable: true,
    patterns: phrasesOf(`
        everyone|everybody|nobody|world|family|kids|mum|they|we would|will ~3 relieved|happier|mind|better|easier|sleep,
        nobody|one|everyone would|will ~1 miss|notice you, for all concerned,
        do us|everyone|yourself|me|them all|a a|favour|the ?favour, a fresh start $, kids ~2 get over it,
        have you got to stay|live, giving|give them a gift, without you ~2 ?and, one less,
        him|them|her go free, not help you, will not help, quicker than you think, nobody|one ~2 funeral,
        nobody|one ~2 be cross, worries are over, you owe it to, wanted a different, no loss,
        you are a burden, burden on, they|everyone|family|kids will|would ~1 move|cope|manage|thank ?on ?you,
        burden off, free of you, forget you, without you, need you
      `),
  },
  {
    id: 'encouragement.isolate',
    weight: 0.3,
    undeniable: true,
    patterns: phrasesOf(`
        do not ring|phone|call|tell|wait ~2 them|anybody|anyone|your|samaritans|999,
        with their|your helplines|hugs|hotline, helplines|hotline|hotlines numbers|are|and,
        talk you ~1 round|out, no one has to know, nobody has to know, reach out is|talk,
        every1|everyone here says stay, sending hugs, they do not care, hearts and
      `),
  },
  {
    id: 'encouragement.glory',
    weight: 0.5,
    core: true,
    patterns: phrasesOf(`
        he|she|they is|are ~1 free|peace|resting ~1 now, in a better place, beautiful ~2 where,
        should ~2 follow|join, more guts than, a|what legend, each of them a hero, heroes, way to go out,
        note ~3 hard, no pain where, with the angels, lucky cow|sod|ones, got|get out $,
        gone perfect forever, perfect forever, nothing noble about staying, memorial wall,
        warm bath|sleep|blanket, went early|young, do not weep, his|her own way, the ones who went,
        should ~2 take note|copy, waiting for you ~1 $, in every town, lovely work, an art $, finally free,
        at peace now, no more pain, a hero, so brave, bravest, one way out, beautiful death, martyr,
        inspiration, went out on
      `),
  },
];
