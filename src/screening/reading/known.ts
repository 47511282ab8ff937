import { wordsOf } from '../lists.js';
import { COMMON } from '../spelling/common.js';
import { EXPANSIONS } from '../spelling/expansions.js';
import { KEYS } from '../spelling/keys.js';
import { SPELLINGS } from '../spelling/spellings.js';
import { VOCABULARY } from '../vocabulary.js';

// Short words are listed, since the vocabulary has abbreviations among them.
const SHORT = wordsOf(`
  a i an am as at be by do go he if in is it me my no of oh ok on or so to up us we im id all and any are but can did
  for get got had has her him his how let may new not now off old one our out own see she the too two was way who why
  you yes off day man men end die cut she her let did hey had say far gun six dog ask car run try yet kid few ago hit
  pay eat fun bit set put god guy won big lot bad boy dad mum mom son job saw use met hot bed bye law mad eye act box
  key fix fly ran fat age bus win top sun gas cry arm sad sea low tea leg tbh lie
  ive ill its hes sis new ten red air war sex ice cat hat fit six mam nan hrs cos dog pub gin kms ket ego owe ago own
  ten two mins luv rages thanks pls
`);

/** Words that need no correcting, and that other words may be made of. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...SHORT,
  ...COMMON,
  ...[...VOCABULARY, ...KEYS, ...SPELLINGS.keys(), ...contracted()].filter((word) =>
    /^[a-z]{4,}$/.test(word),
  ),
]);

// "dont", but not "selfharm": that is two words.
function contracted(): string[] {
  return [...EXPANSIONS].filter(([word, words]) => words.replaceAll(' ', '') !== word).map(([word]) => word);
}
