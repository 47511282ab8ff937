import { z } from 'zod';
import { nameProblem, soundsOfficial } from '../../personas/name-rules.js';
import { cleanLine } from '../../platform/text/clean.js';
import { screenName } from '../../screening/screen-name.js';

/** Under which name somebody writes, beside the first words that they write in a thread. */
export const nameFields = {
  write_as: z.enum(['pseudonym', 'one_time'], 'names.bad').optional(),
  one_time_name: z.string().max(500, 'accounts.pseudonym_long').overwrite(cleanLine).optional(),
  another_name: z.string().max(10).optional(),
};

interface NameFields {
  write_as?: 'pseudonym' | 'one_time';
  one_time_name?: string;
}

/** What a form chose: the pseudonym, a one-time name, or nothing where there was no choice. */
export type ChosenName = 'pseudonym' | { oneTime: string } | null;

/** Checks the one-time name of a form that wants one. */
export function nameFits({ write_as, one_time_name = '' }: NameFields, context: z.RefinementCtx): void {
  const problem = write_as === 'one_time' ? problemOf(one_time_name) : null;
  if (problem) context.addIssue({ code: 'custom', message: problem, path: ['one_time_name'] });
}

/** What was chosen in a form. */
export function chosenIn({ write_as, one_time_name = '' }: NameFields): ChosenName {
  return write_as === 'one_time' ? { oneTime: one_time_name } : (write_as ?? null);
}

/** Whether a form only asks to be shown another name. */
export function wantsAnother(values: Record<string, string>): boolean {
  return values.another_name !== undefined;
}

// The same rules and the same screen as for pseudonyms.
function problemOf(name: string): string | null {
  const problem = nameProblem(name);
  if (problem) return problem;
  if (soundsOfficial(name)) return 'accounts.pseudonym_taken';
  const heard = screenName(name);
  if (heard === 'hurtful') return 'accounts.pseudonym_hurtful';
  return heard === 'distress' ? DISTRESS : null;
}

/** A name that sounds like distress: another stands in its place, and help comes first. */
export const DISTRESS = 'names.distress';
