import type { Rule } from '../rule.js';
import { despair } from './despair.js';
import { farewell } from './farewell.js';
import { harm } from './harm.js';
import { intent } from './intent.js';
import { meansAndPlace } from './means-and-place.js';
import { preparation } from './preparation.js';
import { relapse } from './relapse.js';
import { selfHarm } from './self-harm.js';
import { suicideThoughts } from './suicide-thoughts.js';
import { suicideWish } from './suicide-wish.js';
import { thirdParty } from './third-party.js';
import { underWay } from './under-way.js';

/** The rules that speak of risk. */
export const RULES_OF_RISK: Rule[] = [
  ...suicideWish,
  ...suicideThoughts,
  ...intent,
  ...meansAndPlace,
  ...farewell,
  ...preparation,
  ...underWay,
  ...despair,
  ...selfHarm,
  ...relapse,
  ...thirdParty,
  ...harm,
];
