import { message, textFile } from '../platform/web/messages.js';
import type { Form } from '../platform/web/form.js';
import { LONGEST_PART, PLAN_PARTS } from './plan-parts.js';

const words = textFile<Record<string, { label: string; hint: string }>>('self-help/plan.json');

/** The page of the safety plan. @param kept whether the account keeps one */
export function planView(form: Form<unknown>, member: boolean, kept: boolean): object {
  return {
    plan: true,
    parts: PLAN_PARTS.map((id) => ({
      id,
      ...words[id],
      value: form.values[id] ?? '',
      error: form.errors?.[id],
    })),
    longest: LONGEST_PART,
    form,
    member,
    kept,
    said: {
      kept: message('first-help.plan_kept'),
      notKept: message('first-help.plan_not_kept'),
      cleared: message('first-help.plan_cleared'),
      sure: message('first-help.plan_sure'),
    },
  };
}
