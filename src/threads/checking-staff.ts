import { type CheckWords, WordsStopped } from '../boards/staff-words.js';
import { isFor } from '../platform/web/audiences.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import type { Verdict } from '../screening/verdict.js';
import type { Terms } from '../terms/terms.js';
import { consequenceOf } from './consequence.js';
import { helpOf } from './help.js';
import { judge, strictest } from './judging.js';

type Fields = [[string, string], ...[string, string][]];

/** Checks what facilitators put before others as strictly as a strict board does: nobody reads it before. */
export function checkingWith(terms: Terms): CheckWords {
  return async (words, { role }, before = {}) => {
    const fresh = Object.entries(words).filter(([field, text]) => text !== '' && text !== before[field]);
    if (!isFor('staff', role) && isAny(fresh)) check(fresh, await terms.current());
  };
}

function check(fields: Fields, terms: OwnTerms): void {
  const found = judged(fields, terms);
  const verdict = found.map((each) => each.verdict).reduce(strictest);
  if (goesUp(verdict)) return;
  const field = found.slice(1).find((each) => !goesUp(each.verdict))?.field ?? fields[0][0];
  throw new WordsStopped(field, helpOf(verdict));
}

// All together first, since words may go on from one field to the next; then each alone.
function judged(fields: Fields, terms: OwnTerms): { field: string; verdict: Verdict }[] {
  const whole = fields.map(([, text]) => text).join('\n\n');
  const texts = [[fields[0][0], whole] as const, ...fields];
  try {
    return texts.map(([field, body]) => ({ field, verdict: judge({ title: null, body }, { terms }) }));
  } catch {
    throw new WordsStopped(fields[0][0], 'unclear');
  }
}

function goesUp(verdict: Verdict): boolean {
  return consequenceOf(verdict, STRICT).outcome === 'clear';
}

const STRICT = {
  strict: true,
  offDuty: false,
  afterRemoval: false,
  hiddenWords: false,
  resting: false,
  inCrisis: false,
};

function isAny(fields: [string, string][]): fields is Fields {
  return fields.length > 0;
}
