import type { Rule } from '../rule.js';

/** An overdose or attempt that has been begun: minutes count. */
export const underWay: Rule[] = [
  {
    id: 'under_way.overdose', frame: 'under_way', category: 'overdose', weight: 0.9,
    patterns: [
      'took|taken|swallowed|downed|swallowing|taking|necked|popped|drank|had|ate ~1 ## ~4 {pills}', 'took|taken|swallowed|downed|necked|drank|popped|ate ~1 all|whole|entire|bottle|box|pack|packet|strip|handful|rest|load|loads|bunch|lot|full ~4 {pills}', 'took|taken|swallowed|necked|downed them all', 'took|taken|swallowed|had|drank|injected|used|done ~1 way|far|too too|many|much ~2 {pills}', 'took|taken|injected way|far|too too|much|many ?much|many', 'swallowed|drank|drunk|downed|drinking ~3 bleach|antifreeze|poison|pesticide|detergent|battery', 'took|taken ~1 a|an ?massive|big|deliberate|huge overdose', 'have|think|just|am|is|has ~2 overdosed|overdosing', 'overdosing right|now|help', 'can not wake him|her|them', 'can not stay awake', 'can not wake my ~2 up', 'taken an overdose', 'injected ~3 insulin', 'pills|tablets|meds|paracetamol|overdose ~3 an|one|few|two|half|ten|minutes|# ~1 hour|hours|minutes|ago ?ago', 'how long until|before ~1 it|i|they ~1 work|die|kick|works|kicks', 'already took|taken|swallowed ~2 them|it|pills|tablets|all|overdose', 'pills are|have ~1 kicking|working|kicked',
    ],
  },
  {
    id: 'under_way.injury', frame: 'under_way', category: 'suicide', weight: 0.9,
    patterns: [
      'cut|slit|slashed|opened|sliced ~2 wrist|wrists|throat|vein|veins|artery|arteries', 'blood everywhere', 'will not stop bleeding', 'bleeding ~1 everywhere|badly|heavily', 'can not stop the bleeding', 'noose|rope|belt|cord ~2 round|around ~1 neck', 'has hanged|hung|shot|stabbed himself|herself|themselves', 'has jumped', 'turned ~1 gas on', 'i am bleeding $',
    ],
  },
];
