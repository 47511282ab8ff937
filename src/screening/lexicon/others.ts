import type { Rule } from '../rule.js';

/** Another person at risk, and fear or intent of hurting another person. */
export const others: Rule[] = [
  {
    id: 'third_party.risk', frame: 'ideation', category: 'suicide', weight: 0.7, who: 'other',
    patterns: [
      '{want} {kill_them}', 'threatening|threatens|threatened|threats|threat ~1 suicide', 'threatening|threatened|threatens to {kill_them}', '{think} ~1 {killing_them}', 'he|she|they|who ~2 wants|want to die', 'son|daughter|brother|sister|mum|dad|friend|wife|husband|partner|boyfriend|girlfriend|he|she|they|mate|ex|nephew|niece|cousin|kid ~3 suicidal', 'wishes|wished he|she|they was|were dead', 'wants to die', 'does not want|wish to {live}', 'says|said|told|tells|texted|texting|wrote|messaged|saying|keeps|messages|texts|admitted|posted ~6 {want} {die}|{kill_them}', 'says|said|told|texted|saying|wrote|messaged|posted ~5 suicidal|goodbye', 'he|she|they|who might|may|could|would|will {kill_them}', 'afraid|worried|scared|terrified|frightened|fear|convinced|sure ~3 ?he|she|they ?might|will|is|would ?going ?to {kill_them}', 'talking|talks|talked|talk|jokes|joking|hints|hinting|spoke ~2 {killing_them}|dying|death', 'found ~2 his|her|their note|letter|letters|rope|pills|stash', 'sent|left|wrote ~2 goodbye|suicide ?text|message|note', 'said goodbye to us|me|everyone', 'says he|she|they|everyone ~1 can|would ~1 not|better go|carry|off ?on', 'he|she|they|{kin} ~3 {killing_them}',
    ],
  },
  {
    id: 'third_party.attempt', frame: 'attempt', category: 'suicide', weight: 0.7, who: 'other', past: true,
    patterns: ['tried|attempted|trying to {kill_them}', 'tried|attempted suicide', 'attempted|tried {killing_them}', '{kin} overdosed', 'he|she|son|daughter|brother|sister|friend took|takes ~1 an overdose', 'hospital after|following ~2 attempt|overdose', 'his|her|their ?last|second|latest|suicide attempt'],
  },
  {
    id: 'third_party.now', frame: 'intent', category: 'suicide', weight: 0.9, who: 'other',
    patterns: [
      'he|she|they|who|son|daughter|brother|sister|friend|wife|husband|mum|dad|partner ~2 {will} {kill_them}', '{kill_them} tonight|tomorrow|now|soon|today', 'gone|left|walked|went|driven|drove|disappeared|missing|ran|run|out ~2 with ~1 a|the|his|her|rope|gun|pills|knife|tablets|my ~1 rope|gun|pills|knife|tablets|shotgun|tow', 'left ~1 his|her|their|a|behind ~2 note|phone|wallet|ring|letter ~5 ring|gone|table|missing|phone|goodbye|note|can|not', 'he|she|son|daughter|brother|sister|friend|wife|husband is|standing ~2 on|at|by a|the bridge|roof|ledge|cliff|edge|tracks', 'has|holding|got|locked ~3 gun|rope|knife|pills|blade|bathroom|razor ~6 {kill_them}|die|dead|goodbye', 'locked ~1 himself|herself|themselves ~6 knife|pills|tablets|rope|razor|gun|blade',  'saying|said|texted|sent|sending|messaged ~3 goodbye|goodbyes ~2 to|and|$|not|text|message',
    ],
  },
  {
    id: 'harm.intent', frame: 'harm_intent', category: 'harm_to_others', weight: 0.9, who: 'me',
    patterns: ['i am {will} kill|stab|shoot|strangle|murder|poison|smother|drown|suffocate ~1 {person}', 'i will|have|am|just ?going|decided|about|planning ?to kill|stab|shoot|strangle|murder|smother|poison ~1 {person}', 'i am going to kill|stab ~1 my|that|him|her', 'planning|plan|going|ready|about|decided|want to shoot|stab|kill|burn|bomb up|down|everyone|people|them ~1 school|work|house|tonight|tomorrow|all', 'shoot up ~1 school|work|place|church|office', 'i have|got ~1 knife|gun|hammer|bat|axe|weapon|bottle ~6 {person}', 'make him|her|them pay tonight|tomorrow|with'],
  },
  {
    id: 'harm.hurting', frame: 'harm_thought', category: 'harm_to_others', weight: 0.75, who: 'me',
    patterns: ['i am {will} hurt|attack|beat|harm|batter ~1 {person}', 'i will hurt|attack|batter ~1 {person}'],
  },
  {
    id: 'harm.thoughts', frame: 'harm_thought', category: 'harm_to_others', weight: 0.65, who: 'me',
    patterns: [
      'thoughts|thought|urge|urges|images|visions|impulse|impulses|fear|scared|afraid|terrified|frightened|worried|intrusive ~3 of|about|to|that|will|might|going ~1 hurting|harming|killing|stabbing|hurt|harm|kill|stab|drown|dropping|shaking|smothering|strangling|attack|attacking|molesting|strangle|smother ~1 {person}', 'want|wanted|wanting|need to kill|hurt|stab|strangle|murder|harm|shoot ~1 {person}', 'think|thinking|dream|fantasize|fantasise|fantasising|fantasizing of|about killing|hurting|stabbing|murdering|harming|shooting ~1 {person}', 'might|could|may|going|will ?to snap|lose|hurt|kill ~1 and|control|someone|somebody ~1 hurt|kill|$', 'afraid|scared|worried i ~1 will|might|am|could ~2 hurt|harm|kill ~1 {person}', 'i am|feel|feeling|felt homicidal', 'homicidal thoughts|urges|ideation', 'feel like killing|hurting|stabbing ~1 {person}', 'do not trust myself ~3 {person}', 'shake|shaken|shaking|smother the|my|our baby',
    ],
  },
  {
    id: 'harm.cue', frame: 'harm_cue', category: 'harm_to_others', weight: 0.5, who: 'me',
    patterns: ['knife|gun|hammer|bat|axe|machete|weapon ~2 by|in|with|ready|next|under ~2 door|hand|bag|me|car|pocket|bed|ready', 'outside|at|to his|her|their house|work|door|flat|place', 'can not calm|control down|myself|it', 'bought|got|have|grabbed|holding ~1 knife|gun|hammer|machete|axe|petrol|acid'],
  },
];
