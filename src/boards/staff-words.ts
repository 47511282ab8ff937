import { Problem } from '../platform/errors/problem.js';
import { type Form, withError } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';

/** Words that a facilitator wanted to put before others, and that nothing was done with. */
export class WordsStopped extends Problem {
  override name = 'WordsStopped';

  /** @param field where it is said @param help that the words call for */
  constructor(
    readonly field: string,
    readonly help: string | null,
  ) {
    super(422, 'words_stopped');
  }
}

/**
 * Judges words by their fields before others read them, unless a moderator or somebody above puts them up. What stands
 * in `before` already is not judged again. Given by whoever can judge words. @throws WordsStopped
 */
export type CheckWords = (
  words: Record<string, string>,
  viewer: Pick<Viewer, 'role'>,
  before?: Record<string, string>,
) => Promise<void>;
export const CHECK_WORDS = Symbol('check words');

/** The form again with what its words need, and the help that comes first. @throws what is no stopped words */
export function stoppedForm<Fields>(
  error: unknown,
  form: Form<Fields>,
): { form: Form<Fields>; help: string | null } {
  if (!(error instanceof WordsStopped)) throw error;
  return { form: withError(form, error.field, 'boards.words_stopped'), help: error.help };
}
