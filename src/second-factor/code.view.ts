import { formPage, ownPath, Page } from '../platform/web/answers.js';
import type { Form } from '../platform/web/form.js';
import { type KeptForm, readKept } from './forms.js';

/** The page that asks for a code. What was typed as a code is not put back: it is used, or wrong. */
export function codePage({ values, errors }: Form<unknown>, status: number): Page {
  const kept = readKept(values.kept) ? values.kept : null;
  return formPage(
    'second-factor/code',
    { form: { errors }, next: ownPath(values.next, ''), kept },
    { status },
  );
}

/** The form that was sent before the code, to be looked at and sent again. */
export function keptPage({ path, fields }: KeptForm): Page {
  const filled = Object.entries(fields).filter(([, value]) => value !== '');
  return new Page('second-factor/kept', {
    action: path,
    words: filled.filter(isWords).map(([name, value]) => ({ name, value, long: isLong(value) })),
    rest: filled.filter((field) => !isWords(field)).map(([name, value]) => ({ name, value })),
  });
}

// Keys, choices and numbers have no white space in them; what people write nearly always has.
function isWords([, value]: [string, string]): boolean {
  return /\s/.test(value);
}

function isLong(value: string): boolean {
  return value.length > 80 || value.includes('\n');
}
