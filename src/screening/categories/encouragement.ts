import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';
import { GOADING } from './goading.js';

/** Incitement, goading, a blessing to die, glorifying it, and pacts. */
export const encouragement: Listening = {
  category: 'encouragement',
  own: true,
  answering: 0.6,
  cues: [
    {
      id: 'encouragement.words',
      weight: 1,
      core: true,
      patterns: phrasesOf(`
        go|just|please|should|could|and|then|now kill|hang|drown|neck|shoot|off|top|unalive|delete ~1 yourself,
        ^ kill|hang|unalive yourself, should self delete, go|just|please|and die $|already|now|in|and,
        drink bleach, go hang|jump|drown ?off ?yourself $|off|then,
        you should|could|ought ?to kill|hang|end|top|drown ~2 yourself|life|it, you should|ought ?to die,
        hope you die|od|overdose, you are|would|will better off dead, cut|slice deeper,
        end|take your ?own life ~2 $|already|now|please, rope ?is cheap, for two and a date,
        the means for two, suicide pact|partner|buddy, topped myself by, do a flip,
        world ~2 better ~4 one|1 less, world ~3 better ~1 without you,
        favour and|by take|jump|catch|die|disappear, you are lot|all better off dead,
        take the whole|entire packet|bottle|box|lot,
        suicide is ~1 beautiful|brave|noble|freedom|romantic|peaceful|art,
        dying|death is ~1 beautiful|freedom|release|romantic|peace|adventure|kindest,
        wanted to be dead you would, jealous|envy of|that|every|them ~3 died|dead|succeeded|did,
        look|looking for ~2 partner ~3 die|end|ctb|suicide,
        anyone|who|someone|somebody|anybody ~3 die|end|ctb|suicide together|with, be the next one ~2 gone,
        ones who mean it, die|ctb with me|you|us, bones are beautiful, hunger is winning,
        starve|starving club|buddy|buddies, stay empty, stay strong starve, compare scars, end it together,
        should|we die together,
        the noble|lucky|brave|strong|best|greats|real ~1 ones ~2 go|leave|die|depart|went|left,
        died together, cut|burn ~1 if you need|want, burn|cut yourself ~5 good|again|trust,
        your scars ~2 pretty|beautiful|lovely,
        everyone|world|family|we|they|kids ~3 happier|better|easier ~2 if you were|are ~1 dead|gone,
        someone|somebody|partner to die with, i will do it if you|with,
        doing ~2 family a|your kindness|favour, you would|will finally be|have free|peace, help you do it,
        die in peace, let us die|do|end ~2 together, bravest thing you, kinder to ~2 die|go|end,
        nobody ~1 needs you alive, just disappear|vanish already|forever, why are you ~1 still alive|here,
        you should have died
      `),
    },
    ...GOADING,
    {
      id: 'encouragement.pact',
      weight: 0.7,
      core: true,
      undeniable: true,
      patterns: phrasesOf(`
        go|going|leave|leaving|do|doing|did|swore|end|both ~3 together|same ?time|pair,
        go|do|come|going|coming ~2 with me|us|somebody|someone,
        let us both|all go|do|end $|together|tonight|now, let us both go, two of us|ready, you coming or,
        make|made|makes|half ~3 pact, pact, looking for ~2 partner|someone|somebody, if you do it i,
        if one of you ~1 does|do, their promised to do it, all promised to, pick a day, room in my car,
        who is in|coming it, we|they|all|both ~1 swore|promised|agreed, we|ward|us made a deal,
        swore ~2 do it, shook hands on it, thought of going with, of our pact, counting down, dared me,
        we said ~1 midnight, i am in $|whichever, ready when you are, when you are ready, meet me,
        not be alone, the two of us, we could both, by yourself, hold hands
      `),
    },
    {
      id: 'encouragement.death',
      weight: 0.5,
      patterns: phrasesOf(`
        dead, die, died, death, dying, suicide, kill, rope, noose, ledge, roof, viaduct, bridge, pills,
        funeral, grave, coffin, the end, be gone, gone by, your end, existence, cut, cutting, scars, bones,
        overdose, end it, ended it, slip away, drag you back, leave this|the world, living, being alive,
        goodbyes, your rest, sin, the means, jump, the insurance, the hour, suffering, drown, hang, suicidal,
        ctb, die with, kill yourself, take my life, the pain ends, disappear, no longer here, rooftop, edge,
        unalive, self harm, starve
      `),
    },
    {
      id: 'encouragement.you',
      weight: 0.2,
      patterns: phrasesOf(`
        you, your, yourself
      `),
    },
    {
      id: 'encouragement.self',
      weight: -0.2,
      patterns: phrasesOf(`
        i, me, my, mine
      `),
    },
    {
      id: 'encouragement.care',
      weight: -0.5,
      patterns: phrasesOf(`
        please, sending love|hugs|strength, you are not alone, glad you, tell us, are you safe, not safe,
        get away from, gets better, get better, i care, we care, ring 999, call 999, ambulance,
        stay with us|me, talk to us|me|someone|somebody, thinking of you, for posting, for sharing,
        for telling, sorry you, thank you, keep going, keep fighting, instead of, hang on, hang in
      `),
    },
    { id: 'encouragement.everyday', weight: -0.5, patterns: ['{everyday}'] },
  ],
};
