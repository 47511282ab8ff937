import { z } from 'zod';
import { countryOf } from '../crisis-lines/countries.js';
import {
  kindBoxes,
  languages,
  manyLines,
  oneLine,
  readBy,
  stateForm as entryState,
  ticked,
  versionNumber,
} from '../crisis-lines/keeping/entry-fields.js';
import { isSafeAddress } from '../crisis-lines/keeping/fields.js';
import { readCalls } from '../crisis-lines/keeping/number-lines.js';
import { isVisible } from '../platform/text/clean.js';
import { type Kind, KINDS } from './resource.js';

const LONGEST_NAME = 100;
const LONGEST_TEXT = 300;
/** In the field of countries: it is there in many of them. */
export const EVERYWHERE = 'all';

const words = oneLine(LONGEST_TEXT, 'resource-list.text_long');

const fields = {
  country: z
    .string('resource-list.country_missing')
    .refine((code) => code === EVERYWHERE || countryOf(code)?.code === code, 'resource-list.country_missing'),
  name: oneLine(LONGEST_NAME, 'resource-list.name_long').refine(isVisible, 'resource-list.name_missing'),
  ...kindBoxes(KINDS, 'resource-list.form_incomplete'),
  what: words.refine(isVisible, 'resource-list.what_missing'),
  whom: words,
  cost: words,
  website: words.refine((text) => text === '' || isSafeAddress(text), 'resource-list.address_bad'),
  calls: readBy(manyLines(LONGEST_TEXT, 'resource-list.text_long'), readCalls, 'resource-list.calls_bad'),
  languages: languages(LONGEST_NAME, 'resource-list.languages_bad'),
  source: words.refine(isVisible, 'resource-list.source_missing'),
  looked: ticked('resource-list.form_incomplete'),
};

const number = versionNumber('resource-list.form_incomplete');

export const newResourceForm = z.strictObject(fields).superRefine(together);
export const resourceForm = z.strictObject({ ...fields, number }).superRefine(together);
export const checkForm = z.strictObject({ number });
export const stateForm = entryState('resource-list.form_incomplete');

export type NewResourceFields = z.infer<typeof newResourceForm>;
export type ResourceFields = z.infer<typeof resourceForm>;
export type CheckFields = z.infer<typeof checkForm>;
export type StateFields = z.infer<typeof stateForm>;

/** The kinds that were ticked. */
export function kindsOf(sent: Record<`kind_${Kind}`, boolean>): Kind[] {
  return KINDS.filter((kind) => sent[`kind_${kind}`]);
}

function together(sent: NewResourceFields, context: z.RefinementCtx): void {
  const wrong = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (kindsOf(sent).length === 0) wrong('kinds', 'resource-list.kinds_missing');
  if (sent.website === '' && sent.calls.length === 0) wrong('website', 'resource-list.no_way');
}
