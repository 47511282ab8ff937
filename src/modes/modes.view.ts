import { MODES, type PlaceNow } from '../place/place-now.js';
import type { Form } from '../platform/web/form.js';
import { LONGEST_REASON } from './forms.js';

/** The choice of a mode, with what people read in each. @param form what was sent, where something was wrong with it */
export function modesView({ mode, modeReason }: PlaceNow, form: Form<unknown>): object {
  const values = form.errors ? form.values : { mode, reason: modeReason ?? '' };
  return {
    modes: {
      form: { ...form, values },
      longest: LONGEST_REASON,
      choices: MODES.map((each) => ({
        mode: each,
        label: `modes.choose_${each}`,
        words: each === 'open' ? null : `modes.line_${each}`,
      })),
    },
  };
}
