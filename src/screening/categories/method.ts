import type { Rule } from '../rule.js';

/** Asking for a way to die: a risk by itself. */
export const method: Rule[] = [
  {
    id: 'method_seeking.ask',
    frame: 'method',
    category: 'method_seeking',
    weight: 0.65,
    unsure: true,
    patterns: [
      'does|would|will it|drowning|hanging|dying|overdosing ~1 hurt|painful to|when ~1 drown|die|hang|overdose|jump',
      'does|do|is|would ~1 drowning|hanging|overdosing|carbon|helium|dying hurt|painful|peaceful|quick',
      'is drowning|hanging ~1 painful|peaceful|quick',
      'how many|much ~2 {pills} ~4 kill|die|overdose|fatal|lethal|od|enough|end|dead',
      'lethal|fatal dose|amount|dosage ~1 of|for|is',
      'what ~1 is|would|are ~1 a|the lethal|fatal ~1 dose|amount',
      'what ~1 is|would|are ~1 the least|quickest|most|best|easiest|fastest ~2 way|method|amount ~2 die|kill|suicide|overdose|hang',
      'painless|quickest|easiest|quick|best|fastest|surest|peaceful|easy|effective|reliable|least ~2 way|ways|method|methods|painful ~2 die|kill|go|end|suicide|out|out|do',
      'how ~1 high|far|tall|long ~3 fall|jump|hang|drown|die|survive|fatal',
      'how do|to|can|would|should i ~2 {kill_me}',
      'how to {kill_me}',
      'how to|do|can ~2 tie|make a noose',
      'tell|show me how to|it|i ~2 sure|make|die|works|do|end',
      'make sure it works',
      'which|what method|pills ~2 best|works|work|quickest|painless|surest|hurts|kill',
      'which|what way ~2 best|works|quickest|painless|surest|hurts $',
      'anyone know|knows|got|have ~2 method|way|painless|methods',
      'where|how ~3 get|buy|find ~2 sodium|nembutal|helium|cyanide|gun ~0',
      'would # ~3 {pills} ~2 kill|enough|fatal|lethal|do',
      'is|are # ~4 {pills} ~2 enough|fatal|lethal',
      'look|looked|looking|google ~1 up ways|methods|how ?to die|kill|end',
      'googled|googling|searching|searched|looked|looking|researching|research ~3 ways|methods|how|painless|method|suicide ~2 die|suicide|kill|to|hang|methods|end|work',
    ],
  },
];
