import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';

/** Seeking, offering, swapping and selling drugs and medicines. */
export const drugSourcing: Listening = {
  category: 'drug_sourcing',
  own: true,
  cues: [
    {
      id: 'drug_sourcing.words',
      weight: 1,
      patterns: phrasesOf(`
        where|whereabouts|how can|do|could|would|to ~3 buy|get|score|find|cop|order|source|purchase ~4 {traded},
        {traded} ~1 for sale,
        anyone|who|someone|anybody|fella|lads ~3 sell|selling|sells|dealing|supply|holding ~3 {traded},
        who is holding round|near|in|tonight, sell|selling ~2 {traded}|gear|addys,
        need|want|have|know|got a|my ~1 plug|hookup, no|without ~1 script|prescription ~1 needed|required|$,
        dm|message|pm|text|hmu me|if ~3 {traded}|gear|menu|addys, spare ~2 {traded},
        {traded} ~2 spare|surplus|leftover, leftover ~2 {traded}, trade|swapping|lend|borrow ~3 {traded},
        swap my|some ~2 {traded}, sort you ?out ~3 mine, swap ~2 {traded} for ~2 {traded}, telegram menu,
        order ~2 {traded} online|from|abroad,
        anyone|anybody|who|someone got|have|has|selling|flogging ~2 {traded} ~3 sell|spare|going|sale|near|in|for,
        can anyone sort|hook|get|supply ~3 {traded}|me,
        i have|got ~3 {traded} ~3 spare|sale|sell|extra|going|left|want|needs,
        give|giving|sell|selling|share|sharing|post|posting|send|sending ~3 my ~2 {traded},
        send|post you ~3 {traded}, buy ~1 someones|your|peoples|his|her ~2 {traded}|prescription,
        vendor|vendors ~3 {traded}, {traded} ~3 telegram|wickr|signal|whatsapp|dm|pm,
        {traded} without|off ~1 script|prescription|seeing|doctor, {traded} ~3 next day delivery,
        got ~2 {traded} ~4 message|dm|pm|hmu
      `),
    },
    {
      id: 'drug_sourcing.drug',
      weight: 0.4,
      undeniable: true,
      patterns: [
        '{traded}',
        ...phrasesOf(`
        my meds, some of mine, more than i need|get|use|take, a box, boxes, strip, strips, script, gear,
        pens, stuff
      `),
      ],
    },
    {
      id: 'drug_sourcing.deal',
      weight: 0.6,
      undeniable: true,
      patterns: phrasesOf(`
        without|no ?a ~1 script|prescription|questions, will|can|could post|send|deliver, going cheap,
        going spare, to spare, any takers, pay good|cash, for cash, have cash, cash ready, first come,
        sort you out, hook you up, lend me, swap my, trade you, what i paid, student prices, mates rates,
        going rate, cover the|my stamp|postage,
        which|what|any ~1 sites|site|website|app|pharmacy ~1 will|that|send|sells|which|legit, dealer|plug,
        has contact, legit, for what it cost, pm me, hmu, dm me, message me, inbox me, put your name down,
        add yours to, ask her|him ?to bring, brings ~3 over, say the word, if ~2 is in pain, can meet,
        meet anywhere, will give you back|double, run out til|until, ran out til|until, does not check,
        do not check, darknet, dark web, darkweb, crypto, clean|fresh|uncut, discreet, tracked delivery,
        writes anything, pay it forward, let me know and, whoever needs|wants,
        anybody|anyone who|that can not|needs|wants, have|take a bit, old box, leave it|them behind|under|at,
        who do i ask, point me, pointers, off you, who can get, reliable source, sell|selling, flog,
        buy some, give you|u, vendor, wickr, telegram, menu, hit me up, next day, bulk, ship, ships, cheap,
        off the books, do not need mine, happy to post|share|send, free to a, dealer, my guy, my man, hook,
        connect, hookup, score, prices, price list, per strip|box|pill, spare, surplus, left over, leftovers,
        going begging, no use for, will trade, swap, get hold of, getting hold
      `),
    },
    {
      id: 'drug_sourcing.ask',
      weight: 0.3,
      patterns: phrasesOf(`
        anyone|anybody|who|someone|somebody|lads|bro|bhai|brothers|does|any ~2 know|knows|got|have|has|gives|sell|selling|holding|want|need|else|here,
        where|how|which do|can|would|could|to|does|sites ~4 get|buy|find|score|order|send|purchase,
        looking to|for, need ~2 til|until|asap|today|tonight, i want, i need, any chemist, who is|has,
        need|want some, i have got, i can, willing to pay, after ~1 some, what i am after,
        near|round|in|around ~1 me|here|leeds|london|town|way
      `),
    },
    {
      id: 'drug_sourcing.care',
      weight: -0.6,
      patterns: phrasesOf(`
        my|the gp|doctor|psychiatrist|pharmacist|chemist|consultant|keyworker prescribed|put|gave|says|said|changed|wants|rang,
        prescribed me, take|took|hand|return ~3 back to|chemist|pharmacy, sober, clean, recovery, used to,
        years ago, i blocked, deleted, delete ~2 number, do not buy|take|share|give|sell,
        never buy|take|share, side effects, dose, was arrested, was caught, naloxone, needle exchange,
        refused, no thanks, said no, sold ~1 his|her|my|our, stole,
        my son|daughter|brother|husband|partner|ex, plane ticket, art, chairs, mods, report, withdrawal,
        detox, weaning, my dealer was|used, spare room, fizzy, clinic, tolerance, addicted, rock bottom,
        supported myself, spare time, shampoo, destroyed, disposed, dispose, funeral, locum, asked if i,
        books, hold the spare, recipe, garden, seeds, knitting
      `),
    },
  ],
};
