import { message } from '../platform/web/messages.js';
import { type Phase, PHASES } from './phases.js';

/** What each part asks. */
export type Prompts = Record<Phase, string>;

/** A part in words that people read. */
export function phaseWords(phase: Phase): string {
  return message(`circles.phase_${phase}`);
}

/** What a part asks where nobody wrote anything else. */
export function usualPrompts(): Prompts {
  return promptsOf(PHASES.map((phase) => message(`circles.prompt_${phase}`)));
}

/** @param four what each part asks, in their order */
export function promptsOf(four: readonly string[]): Prompts {
  return Object.fromEntries(PHASES.map((phase, at) => [phase, four[at]])) as Prompts;
}

/** The opening post of a circle: own words, and then the parts. It is one text, and screened as one. */
export function composed(words: string, prompts: Prompts): string {
  const parts = PHASES.map((phase, at) => `${at + 1}. ${phaseWords(phase)}: ${prompts[phase]}`);
  return [words, message('circles.four_parts'), parts.join('\n')].join('\n\n');
}

/**
 * What the parts ask, as the opening post says it: so its author changes it there, and nothing stands on the page that was
 * not cleared. What it does not say any more is the usual.
 * @param body of the text that is up; null where none is
 */
export function promptsIn(body: string | null): Prompts {
  const usual = usualPrompts();
  const lines = (body ?? '').split('\n');
  return promptsOf(PHASES.map((phase, at) => promptIn(lines, phase, at + 1) ?? usual[phase]));
}

// The last line of its number: the words before the parts may have a list too.
function promptIn(lines: string[], phase: Phase, place: number): string | undefined {
  const begins = `${place}. `;
  const line = lines.findLast((each) => each.startsWith(begins))?.slice(begins.length);
  const named = `${phaseWords(phase)}: `;
  const asked = (line?.startsWith(named) ? line.slice(named.length) : line)?.trim();
  return asked === '' ? undefined : asked;
}
