/** Words that guidance on talking about suicide advises against, found in a text. */
export interface UnsafeWords {
  words: string;
  /** What to write instead, or why not. */
  instead: string;
}

const ADVICE: [RegExp, string][] = [
  [/\bcommit(?:s|ted|ting)?\b[^.!?\n]{0,20}\bsuicide\b/gi, 'died by suicide'],
  [/\bsuicides?\b[^.!?\n]{0,20}\b(?:was|were|is|are|being) committed\b/gi, 'died by suicide'],
  [
    /\b(?:failed|successful|unsuccessful|completed?|botched)\b(?: \w+)? (?:suicide|attempt)s?\b/gi,
    'a suicide attempt; died by suicide',
  ],
  [
    /\b(?:suicide|attempt)s?\b (?:has |have |had )?(?:failed|succeeded|was (?:un)?successful|was not successful)\b/gi,
    'survived; died by suicide',
  ],
  [
    /\bsuicide (?:victim|epidemic|bid|gesture|threat|mission)s?\b/gi,
    'plain words: who died, who thinks of it',
  ],
  [
    /\bthreaten(?:s|ed|ing)? (?:to (?:kill (?:him|her|them)sel\w+)|suicide|with suicide)\b/gi,
    'spoke of suicide',
  ],
  [
    /\bcry for help\b|\battention[- ]seek\w*|\bmanipulative\b|\bparasuicid\w+/gi,
    'it belittles somebody in pain',
  ],
  [/\bselfish\w*|\bcoward\w*|\beasy way out\b|\b(?:sign of|out of) weakness\b/gi, 'it judges'],
  [
    /\b(?:we|i) (?:can |do |will )?(?:guarantee|promise)\b|\bguaranteed?\b/gi,
    'a promise that nobody can keep',
  ],
  [
    /(?<!\bnot that )\b(?:it|all|everything|things|you)(?: will|’ll|'ll) (?:all )?be (?:all right|alright|fine|ok(?:ay)?|well)\b/gi,
    'a promise',
  ],
  [
    /\bwe(?: will|’ll|'ll) always\b|\balways be (?:there|here) for you\b|\bhelp is always there\b/gi,
    'a promise',
  ],
  [
    /\b(?:100 ?%|completely|totally|absolutely|perfectly) (?:safe|anonymous|secure|confidential|private)\b/gi,
    'a promise',
  ],
  [/\b(?:nobody|no one) will ever (?:know|find|see|read)\b/gi, 'a promise'],
  [/(?<!(?:\bnot|\bnever|n’t|n't)(?: be)? )\byour (?:own )?fault\b/gi, 'blame'],
  [
    /\byou (?:should(?:n’t|n't| not)? have|ought to have|failed to|forgot to|did wrong|brought this)\b/gi,
    'blame',
  ],
  [/\b(?:shame on|how could you|blame yourself|what did you expect)\b/gi, 'blame'],
  [
    /\b(?:calm down|cheer up|man up|snap out of|pull yourself together|get over it|others have it worse)\b/gi,
    'it brushes pain aside',
  ],
  [/\b(?:think of|do this to|hurt) your (?:family|parents|children|loved ones)\b/gi, 'it burdens with guilt'],
  [
    /\b(?:addicts?|junkies?|self[- ]harmers?|cutters?|substance abusers?|the mentally ill)\b/gi,
    'a person, not a label',
  ],
  [/\b(?:crazy|insane|lunatics?|psychos?|nutters?|hysterical)\b/gi, 'a person, not a label'],
];

/** Looks for words that hurt, judge or promise. @param text as people read it, or its source */
export function unsafeWords(text: string): UnsafeWords[] {
  const lines = text.replace(/\s+/g, ' ');
  return ADVICE.flatMap(([pattern, instead]) =>
    [...lines.matchAll(pattern)].map(([words]) => ({ words, instead })),
  );
}
