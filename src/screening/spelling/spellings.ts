import { pairsOf } from '../lists.js';

/** One word for another: chat spellings, British and American forms, frequent slips. */
export const SPELLINGS: ReadonlyMap<string, string> = pairsOf(`
  u: you, ur: your, r: are, n: and, b4: before, bc: because, cuz: because, cos: because, coz: because, cus: because, soo: so,
  tnite: tonight, tonite: tonight, 2nite: tonight, tn: tonight, tmrw: tomorrow, tmr: tomorrow,
  tomoro: tomorrow, tomorow: tomorrow, tommorow: tomorrow, tommorrow: tomorrow, 2moro: tomorrow,
  anymore: any, anymor: any, wen: when, wat: what, dat: that, da: the, kil: kill, kll: kill, kiil: kill,
  killin: killing, dyin: dying, cuttin: cutting, wnt: want, wnat: want, thx: thanks, ppl: people,
  agen: again, agian: again, mself: myself, meself: myself, mysef: myself, myslef: myself, myelf: myself,
  bcuz: because, thier: their, suicid: suicide, suicidle: suicidal, suicidial: suicidal,
  suacidal: suicidal, suiside: suicide, suacide: suicide, sucicide: suicide, sucidical: suicidal,
  sewerslide: suicide, suey: suicide, mom: mum, mam: mum, mummy: mum, daddy: dad, realise: realize,
  neighbor: neighbour, favorite: favourite, wud: would, cud: could, shud: should, thot: thought,
  thots: thoughts, hav: have, luv: love, evry: every, evryone: everyone, plz: please, pls: please,
  ovrdose: overdose, pillz: pills, lyf: life, lief: life, fkn: fucking, fckin: fucking, fking: fucking,
  fuckin: fucking, rly: really, rlly: really, herion: heroin, paracetomol: paracetamol,
  parasetamol: paracetamol, tylenol: paracetamol, ded: dead, deth: death, dieing: dying, alyve: alive, thorts: thoughts,
  thort: thought, nuthing: nothing, nuthin: nothing, nothin: nothing, enuff: enough, enuf: enough, miself: myself,
  hert: hurt, blud: blood, lyfe: life, kil: kill, kiling: killing, cuting: cutting, pilz: pills,
  pils: pills, sooicide: suicide, sooicidal: suicidal, suicyde: suicide, suecide: suicide, suecidal: suicidal,
  suiciding: suicide, gudbye: goodbye, wiv: with, wid: with, jst: just, tht: that,
  somone: someone, sum1: someone, some1: someone, any1: anyone, every1: everyone, evry1: everyone, no1: nobody,
  ne1: anyone, nobdy: nobody, m8: mate, gr8: great, l8r: later, l8: late, h8: hate, w8: wait, 2day: today,
  2moz: tomorrow, tomoz: tomorrow, 2morrow: tomorrow, 2mrw: tomorrow, 2gether: together, 4ever: forever,
  4eva: forever, 4get: forget, 4give: forgive, 2nyt: tonight, tonyt: tonight, 2nght: tonight, nite: night, nyt: night,
  thru: through, leavin: leaving, livin: living, endin: ending, takin: taking, hurtin: hurting,
  drinkin: drinking, usin: using, jumpin: jumping, hangin: hanging, feelin: feeling, tryin: trying, thinkin: thinking,
  sewercide: suicide, sewicide: suicide, sewerslidal: suicidal, unaliv: unalive,
  gud: good, overdoze: overdose, overdozed: overdosed, ovadose: overdose
`);
