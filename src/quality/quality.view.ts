import type { Tier } from '../screening/verdict.js';
import type { SaidRow } from './answers.js';
import { type Called, ENOUGH, type Figure, figureOf, recallOf, type Tally } from './figures.js';
import type { Findings } from './quality.js';
import { WEEKS } from './period.js';
import { picturesView } from './pictures.view.js';
import { percent } from '../platform/pictures/percent.js';

const TIERS: string[] = ['crisis', 'concern', 'watch'] satisfies Tier[];
// Below this the sample is off: see `draw_audit`.
const MODERATORS_NEEDED = 3;

/** The quality page: figures in words, with what they rest on. */
export function qualityView(found: Findings): object {
  const { moderators, auditShare, sample } = found;
  return {
    weeks: WEEKS,
    enough: ENOUGH,
    said: [...found.said].sort(tiersFirst).map((row) => ({ ...named(row), ...precisionView(row) })),
    rules: found.rules.map((row) => ({ rule: row.rule, ...precisionView(row) })),
    recalls: [crisesFound(found), flagsFound(found)],
    sample: { waiting: sample.waiting, unsure: sample.unsure, share: percent(auditShare) },
    off: { people: moderators < MODERATORS_NEEDED, share: auditShare === 0 },
    pictures: picturesView(found),
  };
}

function tiersFirst(a: SaidRow, b: SaidRow): number {
  return rank(a) - rank(b);
}

function rank({ said }: SaidRow): number {
  return TIERS.includes(said) ? TIERS.indexOf(said) : TIERS.length;
}

function named({ said }: SaidRow): object {
  return TIERS.includes(said) ? { tier: said, why: null } : { tier: null, why: said };
}

function precisionView({ answers, correct }: { answers: number; correct: number }): object {
  return { answers, correct, figure: figureView(figureOf({ hits: correct, of: answers })) };
}

function crisesFound({ said, sample }: Findings): object {
  const missed = { hits: sample.judged_crisis, of: sample.judged };
  return recallView('crisis', [called('crisis', sample.crisis, said)], sample.cleared, missed);
}

function flagsFound({ said, sample }: Findings): object {
  const missed = { hits: sample.judged_missed, of: sample.judged_unflagged };
  const flags = [called('crisis', sample.crisis, said), called('concern', sample.concern, said)];
  return recallView('flag', flags, sample.unflagged, missed);
}

function called(tier: Tier, texts: number, said: SaidRow[]): Called {
  const row = said.find((found) => found.said === tier);
  return { texts, right: { hits: row?.correct ?? 0, of: row?.answers ?? 0 } };
}

function recallView(kind: 'crisis' | 'flag', flags: Called[], through: number, missed: Tally): object {
  return {
    kind,
    texts: flags.reduce((sum, { texts }) => sum + texts, 0),
    answers: flags.reduce((sum, { right }) => sum + right.of, 0),
    through,
    judged: missed.of,
    missed: missed.hits,
    missedShare: figureView(figureOf(missed)),
    figure: figureView(recallOf(flags, through, missed)),
  };
}

function figureView(figure: Figure | null): object | null {
  return figure && { is: percent(figure.is), low: percent(figure.low), high: percent(figure.high) };
}
