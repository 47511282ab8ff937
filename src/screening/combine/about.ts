import type { Who } from '../rule.js';
import type { Signal } from '../signals.js';
import type { About, Tier } from '../verdict.js';
import { ALONE } from './crisis.js';
import { CUES, type Evidence } from './evidence.js';
import type { Wording } from '../wording/wording.js';
import { RISKS } from './tier.js';
import { CONCERN, CRISIS } from './weights.js';

/** Which crisis or concern it is; null below a concern. */
export function aboutOf(evidence: Evidence, wording: Wording, tier: Tier): About | null {
  if (tier === 'none' || tier === 'watch') return null;
  if (tier === 'crisis' && evidence.most('under_way') >= CRISIS) return 'under_way';
  if (isHarmToOthers(evidence)) return 'harm_to_others';
  const deciding = decidingOf(evidence, tier).filter(({ rule }) => rule.frame !== 'time');
  if (deciding.length === 0) return byWording(wording, tier);
  return personOf(new Set(deciding.map(({ who }) => who)), tier);
}

function byWording({ kinds }: Wording, tier: Tier): About {
  if (tier === 'crisis' && kinds.includes('overdose')) return 'under_way';
  if (kinds[0] === 'harm_to_others') return 'harm_to_others';
  return kinds.includes('third_party') ? 'someone_else' : 'me';
}

// Who wishes to die as well needs the help for oneself first.
function isHarmToOthers(evidence: Evidence): boolean {
  return evidence.most('harm_intent', 'harm_thought') >= CONCERN && evidence.most('ideation') < CONCERN;
}

function decidingOf(evidence: Evidence, tier: Tier): Signal[] {
  return evidence.of(tier === 'crisis' ? [...ALONE, ...CUES, 'ideation'] : RISKS);
}

function personOf(who: Set<Who | null>, tier: Tier): About {
  if (who.has('me')) return who.has('other') && tier === 'concern' ? 'unclear' : 'me';
  if (who.has('other')) return 'someone_else';
  return tier === 'crisis' ? 'unclear' : 'me';
}
