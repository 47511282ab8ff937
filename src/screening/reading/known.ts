import { wordsOf } from '../lists.js';
import { EXPANSIONS } from '../spelling/expansions.js';
import { KEYS } from '../spelling/keys.js';
import { VOCABULARY } from '../vocabulary.js';

// Short words are listed, since the vocabulary has abbreviations among them.
const SHORT = wordsOf(`
  a i an am as at be by do go he if in is it me my no of oh ok on or so to up us we im id all and any are but can did
  for get got had has her him his how let may new not now off old one our out own see she the too two was way who why
  you yes off day man men end die cut
`);

/** Words that need no correcting, and that other words may be made of. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...SHORT,
  ...[...VOCABULARY, ...KEYS, ...EXPANSIONS.keys()].filter((word) => /^[a-z]{4,}$/.test(word)),
]);
