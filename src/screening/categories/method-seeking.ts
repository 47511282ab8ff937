import { phrasesOf } from '../lists.js';
import type { Listening } from './cue.js';

/** Asking for a way to die where the words of the question alone are harmless. The plain questions are rules (method.ts). */
export const methodSeeking: Listening = {
  category: 'method_seeking',
  own: true,
  atRisk: 0.4,
  cues: [
    {
      id: 'method_seeking.question',
      weight: 0.6,
      undeniable: true,
      patterns: phrasesOf(`
        does|will|would it ~1 hurt|work|last|kick, it will|would|wont not hurt,
        how long ~2 does|it|until|before|take|till|roughly,
        how many|much|quickly|fast|bad|high|deep|cold ~3 would|do|does|is|until|it|before|the|for,
        is ~6 enough ~2 $, enough to do|kill|work|finish|be,
        which|what ~1 way|one|method|ones|is|means|would|height ~2 quickest|fastest|surest|best|gentlest|certain|hold|easiest,
        quickest|gentlest|painless|surest|least|reliable|certain|cleanest|kindest ~2 way|method|means|painful|thing|one,
        need it painless, painless, where ~3 ?can|do|would ~2 get|buy|order|hold, wheres|where high enough,
        anyone|somebody|someone ~2 tried|knows|done it|this|how, just tell me, tell me how many|quick,
        what do|would i|you ~1 take|hold|need|use, do you just fall|feel|drift,
        will|would anyone|they find|know, can you ~2 do it|survive, go|goes off $|if|after, out of date,
        still ~2 work, any ideas|pointers, not sure about quantity, honest answer, how do people do,
        looking ~1 up|for ~2 ways|height|method|painless, wake up halfway, throw it ~1 back up, the gentlest,
        fail safe, failsafe, what works, chances of surviving, survive it, is there a way it,
        how people do it, do it sure, what amount, explain me how, not leave a mess, way to go out,
        found out about methods, for it to work, packets limit, do i tell you, neater|tidier way,
        why|what would hold me, going off|work if, learn the ~1 means|way|method, how long roughly
      `),
    },
    {
      id: 'method_seeking.death',
      weight: 0.4,
      patterns: phrasesOf(`
        {kill_me}, {die}, dying, to die, death, suicide, suicidal, the end, dead, fatal, lethal, overdose,
        ending it, doing it sunday|tonight|tomorrow, last time, wake up, be found, i will be gone,
        before i go, gone before, made my mind up, made up my mind, my mind is settled, doing it, done by,
        my affairs, survive, mess, the rope
      `),
    },
    {
      id: 'method_seeking.everyday',
      weight: -0.6,
      patterns: phrasesOf(`
        {everyday}, camera pill, pierced, phone, broadband, vape, coursework, novel, character, writing a,
        fish tank, hamster, grief, funeral director, tax
      `),
    },
  ],
};
