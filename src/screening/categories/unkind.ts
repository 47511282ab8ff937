import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';

/** Attacking someone: to their face, about them, or the kind of people they are. */
export const unkind: Listening = {
  category: 'unkind',
  own: true,
  cues: [
    {
      id: 'unkind.words',
      weight: 1,
      undeniable: true,
      patterns: phrasesOf(`
        you|your are|is ~1 ?a|an|the|such|all|nothing|acting|being ~2 {insult},
        you are|sound|look|seem ?so|a ~2 {scorn}, you ~1 {scorn} {insult},
        you|ye ?absolute|little|stupid|thick|fat|lazy|selfish|sad {insult},
        you|ye fat|stupid|lazy|pathetic|sad|ugly|bony|horrible ~1 lump|cow|pig|man|woman|little|thing|people,
        what a ~2 {insult} you, what a|an selfish|stupid|awful|pathetic ~1 you|cow|bitch|thing,
        utter {insult}, shut the fuck|hell|up, shut ~1 fuck|hell|up ?up you|idiot|moron|loser,
        fuck you $|and|all|you, fuck off ~1 you|and|back|mate, go fuck yourself,
        nobody likes|wants|loves|asked|misses you, nobody cares about you|your ~1 $,
        go|just|please|should kill yourself, ^ kill yourself, go die $|you|in, drink bleach,
        fake|faking|pretend|made ~1 illness|depression|your|bipolar ~2 attention, you are ~2 faking|milking,
        you deserve ~1 to suffer|die|rot, stop being ~2 pathetic|crybaby, attention seeker|whore,
        attention seeking $|whore|idiot, you disgust|sicken|repulse me,
        faggot|tranny|nigger|paki|kike|spastic|retard|chink, hope you ~2 suffer|die|relapse|rot|choke,
        {folk} are|is ~2 {insult}, {folk} are|is ~2 {scorn},
        {folk} should|ought not|be|all ~3 breed|allowed|shot|locked|sterilised|deported|die,
        {folk} ~2 need|needs locking|shooting|putting, crawl back to|under|in|into, go back ~1 where you,
        back to your own country, stop playing the victim, playing the victim $, grow a pair,
        you are a drain, what is wrong with you people, attention seeker $,
        waste of ?a|good oxygen|space|air|skin|username,
        no wonder your|you ~2 left|hates|alone|divorced|dumped|single|cut, laugh|laughing at|about you,
        ashamed of yourself, embarrassment to, a disgrace to, you make me sick, better things than you,
        pretend depressed, not ill you, doesnt deserve the name,
        not deserve ~2 name|kids|children|mother|sympathy, sort|kind of scum, cry me a river, pity party,
        worlds smallest violin, tiny violin, woe is you, serves you right, you only have yourself,
        only yourself to blame, nobody|one feels|felt sorry for you,
        no one wants to hear|read ~2 your|you|this, nobody wants to hear|read ~2 your|you|this,
        should be ashamed, shame on you, you are the problem,
        you should not ~1 have|be had|allowed kids|children, your kids deserve, unfit mother|father|parent,
        benefit cheat|scrounger, you are making it up, you made it|this|that|all ?all up,
        it is all in your head, you are a burden, you are a lost cause, you will never amount,
        you are not ~1 even trying,
        you are ~1 a|such ~2 terrible|awful|bad|horrible|rotten|shit ~1 mother|father|person|parent|wife|husband|friend|human,
        get off this board|forum|site, hate you, you ~1 sicko|weirdo|wretch|lowlife, lowlife,
        pull yourself together, snap out of it,
        you are just lazy|weak|mad|crazy|attention|bored|spoilt|selfish, what a ~1 {insult}|sad ~2 you
      `),
    },
    {
      id: 'unkind.contempt',
      weight: 0.6,
      undeniable: true,
      patterns: phrasesOf(`
        nobody|one|who likes|asked|sent|invited you, nobody|one|who cares about you|your, boo hoo, poor me,
        sob story|stories, give it a rest, get over yourself, real problems,
        imagine being|thinking ~1 this|your|you, milking it, your attention, wind your neck, drama queen,
        ban|mute this|him|her ~2, log off for, post somewhere|elsewhere else, post elsewhere,
        look at the state, lasted a ~1 morning|day|week|minute, better off in care, the lot of you,
        who do you think, can not trust one|any, delete this your|account, delete your account,
        in the mirror, you chose, not ill|depressed|sick you, i hope she|he reads,
        your|you ~2 is|are ashamed, call it failing, brought it on yourself, own fault, tired of you,
        cutting everyone, believe|believed a word, laugh about it, learn to spell,
        stop begging|whining|whinging|moaning|crying, begging for ~1 sympathy|attention, no one believes you,
        never lasted, you always|never come|make, grow a pair, embarrassing read, your ~1 existence,
        everyone|everybody hates|knows|laughs ~1 you|it|at, nobody|one would miss, wanted a different,
        do us all|a ~2 favour, get it over with, stop posting, wasting our time, no use to, not welcome here,
        what did you expect, poor little, first world problems, no wonder he|she|they|your|you, in my day,
        toughen up, man up, stop being so, cop on, cry more, cry about it, and you wonder why, spare us,
        here we go again, same old, change the record, broken record, back under your
      `),
    },
    {
      id: 'unkind.scorn',
      weight: 0.4,
      undeniable: true,
      patterns: phrasesOf(`
        {insult}, victim, attention, get a grip, grow up, man up, bone idle, whining, whinging, moaning,
        crying, locked up, selfish, lying, embarrassing, pathetic, deluded, toxic, bring|brings ~3 down,
        deal with it, spoilt, spoiled, entitled, disgust, get a job, boring, try having a, so called, lazy,
        not depressed|ill|sick, parade, saint, nobody|one|who cares, nobody|one|who believes|believed,
        your ~2 left, poor you, stupid, thick, ugly, sympathy, scrounging, posts, whinger, take the hint,
        prove me wrong, the rest of us, every night|day|week|time
      `),
    },
    {
      id: 'unkind.you',
      weight: 0.4,
      patterns: phrasesOf(`
        you, your, yourself, ye, this clown|fool|idiot|one|fellow|woman|man, ignore him|her,
        here she|he comes|goes, him|her everyone
      `),
    },
    {
      id: 'unkind.warm',
      weight: -1.5,
      patterns: phrasesOf(`
        congratulations, congrats, omg, winter, love you, proud of you, inner critic, my brain, my head,
        puppy, crows, seagulls, pigeons, wasps
      `),
    },
    {
      id: 'unkind.kind',
      weight: -0.7,
      patterns: phrasesOf(`
        well done, love you, love ya, no offence, respectfully, hug, hugs, sorry, not your fault,
        you are not, you were not, do not let, you got this, proud of you, thank you, thanks, hang in there,
        take care, here for you, haha, lol ily, i am ~1 {scorn}, i feel ~1 {scorn}, i was, made me laugh,
        please, best of luck, good luck, would help, it helps
      `),
    },
  ],
};
