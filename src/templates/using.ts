import { cleanText } from '../platform/text/clean.js';
import { emptyForm, type Form, withError } from '../platform/web/form.js';
import { type Blanks, fill } from './filling.js';
import { refOf, type Template } from './template.js';

/** Whether a form was sent to have its words begun, and not to do what it is for. */
export function isTemplateStep({ values }: Form<unknown>): boolean {
  return values.step === 'template';
}

/**
 * The form once more, with the chosen words in its field and nothing of it lost: what somebody wrote themselves stays,
 * and the words come after it. The outcome comes with the words where none was chosen.
 * @param field that takes the words
 */
export function withTemplate(
  { values }: Form<unknown>,
  offered: Template[],
  blanks: Blanks,
  field = 'reason',
): Form<never> {
  const chosen = offered.find((template) => refOf(template) === values.template);
  const form = emptyForm(values);
  if (!chosen) return withError(form, 'template', 'templates.choice_missing');
  const typed = values[field] ?? '';
  const words = fill(chosen.words, blanks);
  const own = isUntouched(typed, values.began, offered, blanks) ? '' : `${typed.trimEnd()}\n\n`;
  const outcome = values.outcome ?? chosen.outcome;
  return emptyForm({ ...values, [field]: own + words, outcome, began: refOf(chosen) });
}

// Nothing, or exactly the words of the template before: then somebody only tries another one.
function isUntouched(typed: string, began: string | undefined, offered: Template[], blanks: Blanks): boolean {
  const text = cleanText(typed).trim();
  const before = offered.find((template) => refOf(template) === began);
  return text === '' || (before !== undefined && text === cleanText(fill(before.words, blanks)).trim());
}
