import { isPassphrase, newPassphrase } from '../members/passphrase.js';
import type { Form } from '../platform/web/form.js';

/** What a form's template sees. */
export interface FormView {
  values: Record<string, string>;
  errors: Record<string, string> | null;
}

const SECRETS = new Set(['password', 'current']);

/** A form to be shown: what was written is put back, but never a password, which would lie open on the screen. */
export function shown(form: Form<unknown>): FormView {
  const open = Object.entries(form.values).filter(([field]) => !SECRETS.has(field));
  return { values: Object.fromEntries(open), errors: form.errors };
}

/** The same with a passphrase on offer: one of ours that was shown stays, so that what was noted down still holds. */
export function withOffer(form: Form<unknown>): { passphrase: string; form: FormView } {
  const given = form.values.password ?? '';
  const { values, errors } = shown(form);
  if (!isPassphrase(given)) return { passphrase: newPassphrase(), form: { values, errors } };
  return { passphrase: given, form: { values: { ...values, password: given }, errors } };
}

/** The same with the offer taken: a new passphrase stands in the field, and nothing is complained about. */
export function offerTaken(form: Form<unknown>): { passphrase: string; form: FormView } {
  return withOffer({ values: { ...form.values, password: newPassphrase() }, errors: null, fields: null });
}
