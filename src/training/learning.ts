import { Reading, type Head } from '../screening/wording/head.js';
import { HEADS, type HeadName, type Model } from '../screening/wording/model.js';
import type { Stretch } from '../screening/wording/windows.js';
import { quantised } from './kept.js';
import { type Lesson, placesIn, wholeOf } from './lesson.js';
import { type Example, fit } from './logistic.js';

/** How many weights the two great questions have, and the questions of kind, which have less to tell apart. */
export const SIZES = { great: 1 << 16, kind: 1 << 12 };

const WINDOW_WEIGHT = 0.7;
const WINDOWS_OF_HARMLESS = 2;

/** Learns every head of the model from labelled posts. */
export function learned(lessons: Lesson[]): Model {
  return Object.fromEntries(HEADS.map((name) => [name, headOf(name, lessons)])) as Model;
}

// Learned twice: the first weights find the window of a long post that makes it a risk, the second learn from it.
function headOf(name: HeadName, lessons: Lesson[]): Head {
  if (name !== 'risk' && name !== 'crisis') return kindHead(name, lessons);
  const yes = (lesson: Lesson): boolean =>
    name === 'risk' ? lesson.tier !== 'none' : lesson.tier === 'crisis';
  const whole = lessons.map((lesson) => example(lesson, wholeOf(lesson), yes(lesson)));
  const first = quantised(fit(whole, SIZES.great));
  const close = lessons.flatMap((lesson) => (yes(lesson) ? telling(first, lesson) : harmless(lesson)));
  return quantised(fit([...whole, ...close], SIZES.great));
}

function kindHead(name: Exclude<HeadName, 'risk' | 'crisis'>, lessons: Lesson[]): Head {
  const risky = lessons.filter(({ tier, categories }) => tier !== 'none' && categories.length > 0);
  const examples = risky.map((lesson) => example(lesson, wholeOf(lesson), lesson.categories.includes(name)));
  return quantised(fit(examples, SIZES.kind));
}

function telling(head: Head, lesson: Lesson): Example[] {
  const reading = new Reading(head, lesson.traits);
  const best = [...lesson.windows].sort((one, two) => reading.of(two) - reading.of(one)).slice(0, 1);
  return best.map((window) => example(lesson, window, true, WINDOW_WEIGHT));
}

function harmless(lesson: Lesson): Example[] {
  const share = Math.min(1, WINDOWS_OF_HARMLESS / lesson.windows.length);
  return lesson.windows.map((window) => example(lesson, window, false, share));
}

function example(lesson: Lesson, stretch: Stretch, yes: boolean, share = 1): Example {
  return { places: placesIn(lesson, stretch), yes, weight: lesson.weight * share };
}
