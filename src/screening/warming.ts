import { CLASSES } from './classes/classes.js';
import { RULES } from './rules.js';
import { screen } from './screen.js';

// About half a second on a small machine.
const ROUNDS = 3;
const SENTENCES = 20;

/**
 * Judges texts put together from the rules' own words, so that the engine is compiled when it is measured: the first
 * few posts of a process take ten times as long as all that follow.
 */
export function warmUp(): void {
  const texts = chunks(RULES.flatMap(({ patterns }) => patterns.map(sentenceOf)));
  for (let round = 0; round < ROUNDS; round += 1) for (const text of texts) screen(text);
}

function chunks(sentences: string[]): string[] {
  const count = Math.ceil(sentences.length / SENTENCES);
  return Array.from({ length: count }, (_, nth) =>
    sentences.filter((_sentence, at) => at % count === nth).join('. '),
  );
}

/** A sentence that a pattern matches, more or less: the first of its choices at each place. */
function sentenceOf(pattern: string): string {
  return pattern.split(' ').map(wordOf).filter(Boolean).join(' ');
}

function wordOf(part: string): string {
  if (/^[~^$]/.test(part)) return '';
  const [first = ''] = part.replace(/^\?/, '').split('|');
  if (first.startsWith('{')) return CLASSES[first.slice(1, -1)]?.[0] ?? '';
  return first.replace('##', '30').replace('#', '5');
}
