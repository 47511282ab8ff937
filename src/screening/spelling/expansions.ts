import { pairsOf } from '../lists.js';

/** Words that stand for several: written apart so that the rules see one plain English. */
export const EXPANSIONS: ReadonlyMap<string, string> = pairsOf(`
  im: i am, ive: i have, id: i would, dont: do not, doesnt: does not, didnt: did not, cant: can not,
  cannot: can not, couldnt: could not, wont: will not, wouldnt: would not, shouldnt: should not,
  isnt: is not, arent: are not, wasnt: was not, werent: were not, havent: have not, hasnt: has not,
  hadnt: had not, aint: am not, youre: you are, youve: you have, youll: you will, hes: he is,
  shes: she is, theyre: they are, theyve: they have, theyll: they will, its: it is, thats: that is,
  theres: there is, whats: what is, we're: we are, weve: we have, i'll: i will, he'll: he will,
  she'll: she will, we'll: we will, it'll: it will, i'd: i would, itd: it would, theyd: they would,
  he'd: he would, she'd: she would, gonna: going to, gunna: going to, gona: going to, ganna: going to,
  goin: going, wanna: want to, wana: want to, gotta: got to, tryna: trying to, ima: i am going to,
  imma: i am going to, finna: going to, dunno: do not know, tonight's: tonight is, today's: today is,
  everything's: everything is, nothing's: nothing is, life's: life is, who's: who is,
  there're: there are, endit: end it, selfharm: self harm, dnt: do not, cnt: can not, dunt: do not, shldnt: should not, wldnt: would not, cldnt: could not,
  y'all: you all, idk: i do not know, idc: i do not care, kys: kill yourself, idek: i do not know,
  selfharming: self harming, selfharmed: self harmed, alot: a lot, nomore: no more, abt: about
`);
