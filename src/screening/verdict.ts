export type Tier = 'crisis' | 'concern' | 'watch' | 'none';

export type Category =
  | 'suicide'
  | 'self_harm'
  | 'harm_to_others'
  | 'overdose'
  | 'relapse'
  | 'hopelessness'
  | 'third_party'
  | 'method_info'
  | 'method_seeking'
  | 'encouragement'
  | 'unsafe_advice'
  | 'drug_sourcing'
  | 'contact_details'
  | 'unkind'
  | 'abuse_disclosed'
  | 'minor'
  | 'spam';

/** Which crisis it is: it decides what help is shown. */
export type About = 'me' | 'someone_else' | 'under_way' | 'harm_to_others' | 'unclear';

/** Why a verdict could not be given in full; such a text is held for a person. */
export type Unscreened = null | 'too_long' | 'language' | 'budget' | 'error';

/** One place that explains the verdict: UTF-16 offsets into the text as given, `end` exclusive. */
export interface Match {
  start: number;
  end: number;
  rule: string;
  category: Category;
}

/** An own term that stood in the text but is in shadow, and the tier that it would have asked for. */
export interface Shadowed {
  term: string;
  tier: Tier;
}

/** The judgement of one text. `score` is 0..1 and agrees with the tier's band (see combine/combine.ts). */
export interface Verdict {
  engine: string;
  tier: Tier;
  categories: Category[];
  about: About | null;
  score: number;
  matches: Match[];
  unscreened: Unscreened;
  /** The version of the own terms that were looked for; 0 for none. */
  terms: number;
  /** For counting alone: they changed nothing of the above. */
  shadowed: Shadowed[];
}

/** The graver of two tiers. */
export function graver(one: Tier, two: Tier): Tier {
  return TIERS.indexOf(one) < TIERS.indexOf(two) ? one : two;
}

// From the gravest.
const TIERS: Tier[] = ['crisis', 'concern', 'watch', 'none'];

/** Changes whenever a rule or a weight does, so that stored verdicts say what judged them. */
export const ENGINE = 'frames-6';
