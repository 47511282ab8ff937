import type { Reading } from './head.js';
import type { Stretch } from './windows.js';

/** A text shorter than this is read as a whole only. */
const SHORT = 25;

/** The answer of one head for a text, and the stretch that gave it. */
export interface Telling {
  logit: number;
  stretch: Stretch;
}

/**
 * The highest answer that the text gives at the end of any of its sentences, read from the beginning: what is read so
 * far as a whole and its most telling window, half and half. So words that follow never take an answer back.
 * @param ends where the sentences end; at least one
 * @param windows in order of where they end
 */
export function tellingOf(reading: Reading, ends: number[], windows: Stretch[]): Telling {
  let best: Telling = { logit: -Infinity, stretch: { start: 0, end: 0 } };
  let window: Telling = best;
  let next = 0;
  for (const end of ends) {
    for (; next < windows.length && windows[next]!.end <= end; next += 1)
      window = higher(window, { logit: reading.of(windows[next]!), stretch: windows[next]! });
    best = higher(best, soFar(reading, end, window));
  }
  return best;
}

function soFar(reading: Reading, end: number, window: Telling): Telling {
  const whole = { start: 0, end };
  if (end <= SHORT) return { logit: reading.of(whole), stretch: whole };
  return { logit: (reading.of(whole) + window.logit) / 2, stretch: window.stretch };
}

function higher(one: Telling, two: Telling): Telling {
  return two.logit > one.logit ? two : one;
}
