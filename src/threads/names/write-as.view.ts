import type { Form } from '../../platform/web/form.js';
import type { Viewer } from '../../platform/web/visit.js';
import type { Kept } from './write-as-reading.js';

/** Why there is nothing to choose: the name that stands here, or what keeps another from it. */
export type Fixed = 'one_time' | 'pseudonym' | 'on_team' | 'in_group' | 'too_many' | Kept['why'];

/** Under which name words go up. */
export interface WriteAsView {
  /** The name that it is, or the pseudonym that one can choose. */
  name: string;
  /** Why there is nothing to choose; null where there is. */
  fixed: Fixed | null;
  oneTime: boolean;
  /** What stands in the field. */
  suggestion: string;
  error: string | null;
}

export function fixedView(name: string, why: Fixed): WriteAsView {
  return { name, fixed: why, oneTime: why === 'one_time', suggestion: '', error: null };
}

/** The choice as it was left; the pseudonym at first. */
export function choiceView(
  { name }: Viewer,
  { values, errors }: Form<unknown>,
  suggestion: string,
): WriteAsView {
  const oneTime = values.write_as === 'one_time' || values.another_name !== undefined;
  return { name, fixed: null, oneTime, suggestion, error: errors?.one_time_name ?? null };
}
