import { pairsOf } from '../lists.js';

/** One word for another: chat spellings, British and American forms, frequent slips. */
export const SPELLINGS: ReadonlyMap<string, string> = pairsOf(`
  u: you, ur: your, r: are, n: and, b4: before, bc: because, cuz: because, cos: because, coz: because,
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
  parasetamol: paracetamol, tylenol: paracetamol
`);
