import type { Rule } from '../rule.js';

/** Fear, thought or intent of hurting another person. */
export const harm: Rule[] = [
  {
    id: 'harm.intent',
    frame: 'harm_intent',
    category: 'harm_to_others',
    weight: 0.9,
    who: 'me',
    patterns: [
      'i am {will} kill|stab|shoot|strangle|murder|poison|smother|drown|suffocate ~1 {person}',
      'i will|have|am|just ?going|decided|about|planning ?to kill|stab|shoot|strangle|murder|smother|poison ~1 {person}',
      'i am going to kill|stab ~1 my|that|him|her',
      'planning|plan|going|ready|about|decided|want to shoot|stab|kill|burn|bomb up|down|everyone|people|them ~1 school|work|house|tonight|tomorrow|all',
      'burn|blow ~3 down|up ~1 with them|him|her|everyone|people',
      'shoot up ~1 school|work|place|church|office',
      'i have|got ~1 knife|gun|hammer|bat|axe|weapon|bottle ~6 {person}',
      'make him|her|them pay tonight|tomorrow|with',
    ],
  },
  {
    id: 'harm.hurting',
    frame: 'harm_thought',
    category: 'harm_to_others',
    weight: 0.75,
    who: 'me',
    patterns: [
      'i am {will} hurt|attack|beat|harm|batter ~1 {person}',
      'i will hurt|attack|batter ~1 {person}',
    ],
  },
  {
    id: 'harm.thoughts',
    frame: 'harm_thought',
    category: 'harm_to_others',
    weight: 0.65,
    who: 'me',
    patterns: [
      'thoughts|thought|urge|urges|images|visions|impulse|impulses|fear|scared|afraid|terrified|frightened|worried|intrusive ~3 of|about|to|that|will|might|going ~1 hurting|harming|killing|stabbing|hurt|harm|kill|stab|drown|dropping|shaking|smothering|strangling|attack|attacking|molesting|strangle|smother ~1 {person}',
      'want|wanted|wanting|need to kill|hurt|stab|strangle|murder|harm|shoot ~1 {person}',
      'think|thinking|dream|fantasize|fantasise|fantasising|fantasizing of|about killing|hurting|stabbing|murdering|harming|shooting ~1 {person}',
      'might|could|may|going|will ?to snap|lose|hurt|kill ~1 and|control|someone|somebody ~1 hurt|kill|$',
      'afraid|scared|worried i ~1 will|might|am|could ~2 hurt|harm|kill ~1 {person}',
      'i am|feel|feeling|felt homicidal',
      'homicidal thoughts|urges|ideation',
      'feel like killing|hurting|stabbing ~1 {person}',
      'do not trust myself ~3 {person}',
      'shake|shaken|shaking|smother the|my|our baby',
    ],
  },
  {
    id: 'harm.cue',
    frame: 'harm_cue',
    category: 'harm_to_others',
    weight: 0.5,
    who: 'me',
    patterns: [
      'knife|gun|hammer|bat|axe|machete|weapon ~2 by|in|with|ready|next|under ~2 door|hand|bag|me|car|pocket|bed|ready',
      'outside|at|to his|her|their house|work|door|flat|place',
      'can not calm|control down|myself|it',
      'bought|got|have|grabbed|holding ~1 knife|gun|hammer|machete|axe|petrol|acid',
    ],
  },
];
