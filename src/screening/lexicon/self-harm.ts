import type { Rule } from '../rule.js';

/** Hurting oneself. */
export const selfHarm: Rule[] = [
  {
    id: 'self_harm.now',
    frame: 'self_harm',
    category: 'self_harm',
    weight: 0.7,
    patterns: [
      'cut|cuts|cutting|burn|burning|burned|burnt|hurt|hurting|harm|harming|harmed|scratch|scratching|hit|hitting|punch|punching|injure|injuring|bruise|scratched|stab|stabbing myself|himself|herself|themselves',
      'cut|cutting|burned|harmed ~1 my|his|her arm|arms|wrist|wrists|thigh|thighs|legs|leg|skin|stomach',
      'self harm|harms|harmed|harming|injury|injure|injuring|mutilate',
      'self harm|harming ~1 again|urges|thoughts|relapse',
      'urge|urges|itch|itching|craving|tempted ~1 to ~1 cut|hurt|burn|self|harm',
      'need|want|wanting to cut|bleed|self again|harm|$|myself|deeper',
      'i|have|been|has|started|is|am|are|back|keep|keeps|to cutting|cut again|deeper|daily|$',
      'been|started|keep|keeps|is cutting every|more|and',
      'i cut again',
      '{kin} is|keeps|has ?been cutting|cut',
      'he|she is|has|keeps ?been cutting',
      'digging ~2 nails ~2 skin|arm',
      'razor|razors|blade|blades ~3 skin|arm|wrist|thigh|again|bathroom|hidden|calling',
      'fresh|new cuts|scars',
      'cuts on|all|up|over ~2 arm|arms|wrist|wrists|thighs|legs|body',
      'relapsed on|with|into|and cutting|self|cut|harm',
      'clean from|of cutting|self',
      'want|wanting to bleed|cut',
      'making|make myself bleed|sick',
    ],
  },
];
