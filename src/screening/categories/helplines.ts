import { wordSet } from '../lists.js';

/**
 * Whether a number, digits alone, is a helpline's: by itself, or because the words before or right after it say so.
 * What somebody says of their own number weighs more than a helpline that is named before it.
 */
export function isHelpline(digits: string, ahead: string, behind: string): boolean {
  const national = digits.replace(/^(?:00)?(?:44|1|353|61|64|91|27|49|81)(?=0?[18])/, '');
  if ([digits, national, `0${national}`].some((each) => HELPLINES.has(each) || FREEPHONE.test(each)))
    return true;
  return (HELPLINE_BEFORE.test(ahead) && !OWN.test(ahead)) || HELPLINE_AFTER.test(behind);
}

/** Numbers that belong to helplines and are of no free range: never anybody's contact details. Digits alone. */
const HELPLINES = wordSet(`
  116123 116006 116111 116117 0477131114 0223272327 22400040 70201201 0925250111 254722178177 91511767
  28960000 120279338 0120279338 9152987821 18602662345 9820466726 7893078930 01227662444 8888817666
  09178998727 01708765200 01708765300 01252510061 02089943000
  441372847161 0361730730 0684119240 0613119240 01806313031 0140054848 0241482121 0556964080 0472116911
  0491752525 0383225050 0561777447 0806231063 0266101029 0104566700 0680201199 0861555777 919152987821
  0727272499 0298529999 0120078310 0120997777 0120783556 0285241078 09667189904 56226353800 01372847161
`);

/** Ranges that cost nothing or little to call, or are a charity's: nobody's at home. */
const FREEPHONE =
  /^0?8(?:00|08)\d{3,8}$|^1?8(?:00|33|44|55|66|77|88)\d{7}$|^0?3(?:00|03|30|33|45)\d{7}$|^0?508\d{6}$|^1[389]00\d{6}$|^18[059]0\d{6}$|^0845\d{7}$/;

const HELPLINE_WORDS =
  'helpline|hotline|hopeline|samaritans|lifeline|crisis (?:line|team|number)|nhs|childline|emergency|warmline|talkline|support line|text line|switchboard|papyrus|befrienders';

const HELPLINE_BEFORE = new RegExp(
  `\\b(?:${HELPLINE_WORDS})s?\\b|\\b(?:surgery|clinic|out of hours|hospital|ward)(?:'?s)? (?:(?:number|line)(?: is| was)?:?|is|on) $`,
);
const HELPLINE_AFTER = new RegExp(
  `^[\\s,;:()'"-]{0,4}(?:is |for |the |that's |thats |our |a ){0,2}(?:[a-z']{2,20} ){0,2}(?:${HELPLINE_WORDS})s?\\b`,
);

const OWN =
  /\b(?:me on|me at|me is|reach me|my (?:own )?(?:number|mobile|phone|cell|landline|whatsapp|line)|i'?m on|(?:him|her|them) on|mine is|(?:his|her|their) (?:number|mobile))\b[^.!?\n]{0,20}$/;
