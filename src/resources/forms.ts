import { z } from 'zod';
import { countryOf } from '../crisis-lines/countries.js';
import { isLanguage, isSafeAddress } from '../crisis-lines/keeping/fields.js';
import { readCalls } from '../crisis-lines/keeping/number-lines.js';
import { cleanLine, cleanText, isVisible } from '../platform/text/clean.js';
import { type Kind, KINDS } from './resource.js';

const LONGEST_NAME = 100;
const LONGEST_TEXT = 300;
/** In the field of countries: it is there in many of them. */
export const EVERYWHERE = 'all';

const oneLine = (longest: number, key: string) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => Array.from(text).length <= longest, key);

const words = oneLine(LONGEST_TEXT, 'resource-list.text_long');

const ticked = z
  .literal('yes', 'resource-list.form_incomplete')
  .optional()
  .transform((value) => value === 'yes');

type KindField = `kind_${Kind}`;
const kinds = Object.fromEntries(KINDS.map((kind) => [`kind_${kind}`, ticked])) as Record<
  KindField,
  typeof ticked
>;

const calls = z
  .string()
  .default('')
  .transform((text) => cleanText(text).trim())
  .refine((text) => Array.from(text).length <= LONGEST_TEXT, 'resource-list.text_long')
  .transform((text, context) => {
    const found = readCalls(text);
    if (found === null) context.addIssue({ code: 'custom', message: 'resource-list.calls_bad' });
    return found ?? z.NEVER;
  });

const languages = oneLine(LONGEST_NAME, 'resource-list.languages_bad').transform((text, context) => {
  const codes = text.split(/[\s,]+/).filter((code) => code !== '');
  if (!codes.every(isLanguage)) context.addIssue({ code: 'custom', message: 'resource-list.languages_bad' });
  return codes;
});

const fields = {
  country: z
    .string('resource-list.country_missing')
    .refine((code) => code === EVERYWHERE || countryOf(code)?.code === code, 'resource-list.country_missing'),
  name: oneLine(LONGEST_NAME, 'resource-list.name_long').refine(isVisible, 'resource-list.name_missing'),
  ...kinds,
  what: words.refine(isVisible, 'resource-list.what_missing'),
  whom: words,
  cost: words,
  website: words.refine((text) => text === '' || isSafeAddress(text), 'resource-list.address_bad'),
  calls,
  languages,
  source: words.refine(isVisible, 'resource-list.source_missing'),
  looked: ticked,
};

// How many versions the entry had when the form was opened: the second of two leads is told.
const number = z
  .string('resource-list.form_incomplete')
  .regex(/^\d{1,9}$/, 'resource-list.form_incomplete')
  .transform(Number);

export const newResourceForm = z.strictObject(fields).superRefine(together);
export const resourceForm = z.strictObject({ ...fields, number }).superRefine(together);
export const checkForm = z.strictObject({ number });
export const stateForm = z.strictObject({
  state: z.enum(['hidden', 'shown'], 'resource-list.form_incomplete'),
  number,
});

export type NewResourceFields = z.infer<typeof newResourceForm>;
export type ResourceFields = z.infer<typeof resourceForm>;
export type CheckFields = z.infer<typeof checkForm>;
export type StateFields = z.infer<typeof stateForm>;

/** The kinds that were ticked. */
export function kindsOf(sent: Record<KindField, boolean>): Kind[] {
  return KINDS.filter((kind) => sent[`kind_${kind}`]);
}

function together(sent: NewResourceFields, context: z.RefinementCtx): void {
  const wrong = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (kindsOf(sent).length === 0) wrong('kinds', 'resource-list.kinds_missing');
  if (sent.website === '' && sent.calls.length === 0) wrong('website', 'resource-list.no_way');
}
