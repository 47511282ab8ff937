import type { Tier, Verdict } from '../verdict.js';
import type { Labelled } from './labelled.js';
import { wilson, type Interval } from './wilson.js';

/** How often something was so, of how often it could have been, and where the share lies at 95 % (Wilson). */
export interface Share extends Interval {
  hits: number;
  of: number;
  /** 0 to 1; null where it could never have been. */
  share: number | null;
}

/** What the screen said of a text, beside what people said. */
export interface Judged {
  label: Labelled;
  verdict: Pick<Verdict, 'tier' | 'categories'>;
}

type FigureName =
  | 'crisisFlagged'
  | 'crisisCalledCrisis'
  | 'concernFlagged'
  | 'recall'
  | 'recallWithWatch'
  | 'falseAlarms'
  | 'falseAlarmsWithWatch'
  | 'noneCalledCrisis'
  | 'unlabelledFlagged'
  | 'unlabelledWithWatch';

/** The figures of some texts, by their names. */
export type Figures = Record<FigureName, Share>;

/** A flag is a crisis or a concern; `watch` alone is none, and counts where a figure's name says so. */
export function figuresOf(judged: Judged[]): Figures {
  const entries = Object.entries(FIGURES).map(([name, { among, counts }]) => [
    name,
    shareOf(
      judged.filter(({ label }) => among.includes(label.tier)),
      ({ verdict }) => counts.includes(verdict.tier),
    ),
  ]);
  return Object.fromEntries(entries) as Figures;
}

/** Recall of a category where people named it, and its false alarms where they named others or none. */
export function figuresOfCategory(judged: Judged[], category: string): { recall: Share; falseAlarms: Share } {
  const said = judged.filter(({ label }) => label.categories !== null);
  const named = (each: Judged): boolean => each.label.categories!.includes(category);
  const found = ({ verdict }: Judged): boolean => (verdict.categories as string[]).includes(category);
  return {
    recall: shareOf(said.filter(named), found),
    falseAlarms: shareOf(
      said.filter((each) => !named(each)),
      found,
    ),
  };
}

function shareOf(cases: Judged[], isHit: (judged: Judged) => boolean): Share {
  const hits = cases.filter(isHit).length;
  const of = cases.length;
  return { hits, of, share: of === 0 ? null : hits / of, ...wilson(hits, of) };
}

const FLAG: Tier[] = ['crisis', 'concern'];
const WATCH: Tier[] = [...FLAG, 'watch'];
const HARMLESS: (Tier | null)[] = ['none', 'watch'];

// Which texts by people's label, and which tiers of the screen count among them.
const FIGURES: Record<FigureName, { among: (Tier | null)[]; counts: Tier[] }> = {
  crisisFlagged: { among: ['crisis'], counts: FLAG },
  crisisCalledCrisis: { among: ['crisis'], counts: ['crisis'] },
  concernFlagged: { among: ['concern'], counts: FLAG },
  recall: { among: FLAG, counts: FLAG },
  recallWithWatch: { among: FLAG, counts: WATCH },
  falseAlarms: { among: HARMLESS, counts: FLAG },
  falseAlarmsWithWatch: { among: HARMLESS, counts: WATCH },
  noneCalledCrisis: { among: HARMLESS, counts: ['crisis'] },
  unlabelledFlagged: { among: [null], counts: FLAG },
  unlabelledWithWatch: { among: [null], counts: WATCH },
};
