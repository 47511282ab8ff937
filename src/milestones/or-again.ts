import type { Page, SeeOther } from '../platform/web/answers.js';
import { type Form, withError } from '../platform/web/form.js';
import { DoesNotFit } from './errors.js';

/** Leads on when it is done; where what came does not fit, its form stands there again. */
export async function orAgain(
  done: Promise<void>,
  onwards: () => Promise<Page | SeeOther>,
  form: Form<unknown>,
  again: (worse: Form<unknown>) => Page,
): Promise<Page | SeeOther> {
  try {
    await done;
    return await onwards();
  } catch (error) {
    if (error instanceof DoesNotFit) return again(withError(form, error.field, error.key));
    throw error;
  }
}
