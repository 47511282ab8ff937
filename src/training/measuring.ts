import { Budget } from '../screening/budget.js';
import { hashOf } from '../screening/wording/hash.js';
import type { Model } from '../screening/wording/model.js';
import { wordingOf, type Wording } from '../screening/wording/wording.js';
import { learned } from './learning.js';
import type { Lesson } from './lesson.js';

const FOLDS = 5;

/** False alarms at which recall is told. */
const LEVELS = [0.05, 0.1, 0.32];

interface Measured {
  lesson: Lesson;
  wording: Wording;
}

/** What the model alone reaches on posts that it did not learn from, group by group; lines to print. */
export function crossMeasured(lessons: Lesson[]): string[] {
  const measured = Array.from({ length: FOLDS }, (_, fold) => onFold(lessons, fold)).flat();
  return [
    `risk:   ${recalls(measured, 'risk', ({ tier }) => tier !== 'none')}`,
    `crisis: ${recalls(measured, 'crisis', ({ tier }) => tier === 'crisis')}`,
  ];
}

function onFold(lessons: Lesson[], fold: number): Measured[] {
  const model = learned(lessons.filter((lesson) => foldOf(lesson) !== fold));
  return lessons
    .filter((lesson) => foldOf(lesson) === fold)
    .map((lesson) => ({ lesson, wording: read(lesson, model) }));
}

function foldOf({ group }: Lesson): number {
  return hashOf(group) % FOLDS;
}

function read({ tokens, signals }: Lesson, model: Model): Wording {
  return wordingOf(tokens, signals, new Budget(Infinity), model);
}

function recalls(measured: Measured[], head: 'risk' | 'crisis', yes: (lesson: Lesson) => boolean): string {
  const logits = (wanted: (lesson: Lesson) => boolean): number[] =>
    measured.filter(({ lesson }) => wanted(lesson)).map(({ wording }) => wording[head]);
  const harmless = logits(({ tier, everyday }) => tier === 'none' && !everyday).sort((one, two) => two - one);
  const found = logits(yes);
  return LEVELS.map((level) => {
    const bar = harmless[Math.floor(level * harmless.length)]!;
    const recall = found.filter((logit) => logit > bar).length / found.length;
    return `${recall.toFixed(3)} of ${found.length} at ${level} false alarms`;
  }).join(', ');
}
