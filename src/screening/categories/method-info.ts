import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';

/** Telling a way to die or to hide self-harm, or offering to: the offer in private, the pointer to where it stands. */
export const methodInfo: Listening = {
  category: 'method_info',
  own: true,
  cues: [
    {
      id: 'method_info.words',
      weight: 1,
      patterns: phrasesOf(`
        method ~2 never|always fails|fail|works,
        the|most painless|reliable|foolproof|effective|surest|quickest|easiest method|way ~1 to ~2 die|go|end ~2 is,
        peaceful pill, peaceful exit, exit bag, suicide kit|guide|pdf|instructions,
        you|it need|needs|takes|take|would ~2 # ~2 {pills} ~4 die|kill|lethal|fatal|overdose|work|sure,
        # ~3 {pills} ~3 will|would|can|is|are kill|fatal|lethal, tie|tied ~2 knot ~4 neck|door|drop|beam,
        lethal|fatal dose is|of ~3 #, cut ~1 lengthways|vertically|lengthwise, so nobody|no_one finds you,
        {kill_me} without ~2 noticing|finding|knowing
      `),
    },
    {
      id: 'method_info.offer',
      weight: 0.5,
      undeniable: true,
      patterns: phrasesOf(`
        message|dm|pm|inbox|ask|ping|write|add|msg|text me ~3, enter my dm, inbox me,
        my messages ~1 ?are open, in messages, in my messages,
        i will|would|can|could ~2 send|tell|explain|share|show|teach|hand|pass|vouch|introduce|give|point|forward|paste|fill|answer ~1 you|anyone|anybody|them|him|u|it|out|on|what|the|where|how|any,
        happy to ~3 share|tell|walk|pass|explain|show|help, ready to forward,
        i have ~2 saved|three|researched, i have got it if, i keep a list, trade you, swap what, pm $,
        comment ~1 and, ask|write me|privately|nicely, msg me, message me, write me, message quickly,
        fill you in, ping me, the website before, share one to one, drop a dot, you are welcome $,
        look up the, google the, send a stamped, photocopy, i could tell you, if you want it, want to know,
        wan know, ill send, i got tricks
      `),
    },
    {
      id: 'method_info.way',
      weight: 0.5,
      patterns: phrasesOf(`
        method, methods, a way, one|the ~2 way, right way, wrong way, gentle way,
        gentle|sure|easy|certain|reliable|quickest|painless way|method, painless, what works, really works,
        what ~2 does it, does not hurt, doesnt hurt, how to do it, how ~1 he did it, quietly, gently,
        no trace, leaves no, which ones ~2 fatal, fatal, the ways, ways openly, ways ranked,
        kits|kit|seller|sellers ~2 order|page|this, seller, chemistry, the trick|tricks|wording, trick,
        the guide|book|pdf|document|folder|archive|library, pdf, guide, instructions, practical advice,
        a site|forum|board|group|chat where, another board, chat room, document, special issue,
        tells you everything, how he|she managed, particular spot, is easier than, shows how,
        without anyone noticing, sharp sharp, the quickest, better one, a better one, one thing,
        important part, page saved, laid out, easy method, one|three that leaves|works, right there
      `),
    },
    {
      id: 'method_info.hidden',
      weight: 0.5,
      undeniable: true,
      patterns: phrasesOf(`
        not on here, not here, privately, private, before mods|the see, no censoring, banned, ban you|u,
        they do not want, if you know, anyone serious, for|to any adult, no questions,
        without anyone noticing, nobody|one finds|suspects|tells|will, does not clock, not clock it,
        took my post down, underground, withdrawn, plain wrapping,
        not ~1 say|post|name|naming ~2 publicly|here|this, ordinary search, invite only, you know which,
        replies off, not saying it is right, the other app, in time $, anyone with, other app, one to one,
        will not try to talk, stop posting helplines, seller does not, will not tell you
      `),
    },
    {
      id: 'method_info.death',
      weight: 0.2,
      patterns: phrasesOf(`
        die, dying, death, dead, suicide, kill, the end, exit, fatal, lethal, starve, cut, overdose, gone,
        last time went wrong, you tried, going, ledge, hang, drown, what you tried, his question
      `),
    },
    {
      id: 'method_info.means',
      weight: 0.35,
      patterns: phrasesOf(`
        rope, noose, ligature, belt, scarf, charcoal, helium, nitrogen, exhaust, hose, gas, carbon monoxide,
        {pills}, overdose, bridge, bridges, storeys, floors, train, trains, artery, vein, veins, wrist,
        wrists, blade, razor, plastic bag, insulin, bleach, antifreeze, pesticide, water, drowning, hanging,
        jumping, height, alcohol, vodka, door handle, beam, door, salt, powder, plant, garage
      `),
    },
    {
      id: 'method_info.effect',
      weight: 0.35,
      patterns: phrasesOf(`
        kills you, kill you, will kill, would kill, lethal, fatal, stops|stop your heart|breathing,
        stop the heart, pass out, passes out, lose consciousness, unconscious, within minutes, in minutes,
        a few minutes, takes ~2 minutes|hours|seconds, quick, painless, painlessly, no pain,
        not feel anything|a|it, feel nothing, never wake, not wake up, drift off, fall asleep, enough to,
        works better, works every, works best, does not work, survive, surviving, fails, never fails,
        does the job, do the job, liver, certain, for sure, foolproof, deep enough, high enough,
        the most reliable
      `),
    },
    {
      id: 'method_info.instruct',
      weight: 0.35,
      patterns: phrasesOf(`
        you need ~1 to|at|a|the|#, you want to, you have to, you should|must use|take|go|tie|get|cut|mix,
        make sure, the trick|key|secret|best|easiest|quickest is|way|thing,
        you just|only|simply take|tie|need|use|cut|go, use a|the, do not use, better to, works|work better,
        crush them, crushed up, empty stomach, with alcohol, take them|it|something with|all|first,
        all at once, at least #, you can get|buy|order, first take, if you take|mix|tie|jump|cut|use,
        anything over|above, more than #, lengthways, step one
      `),
    },
    {
      id: 'method_info.everyday',
      weight: -0.7,
      patterns: phrasesOf(`
        {everyday}, hiccups, pip form, form, policy, mods, moderators, please report, reported,
        paint by numbers, locked, safety, safe, samaritans, press, newspapers, coroner, research says,
        network rail, limit, do not reply, years ago
      `),
    },
  ],
};
