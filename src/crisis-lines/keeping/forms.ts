import { z } from 'zod';
import { zoneNamed } from '../../platform/time/zoned-time.js';
import { countryOf } from '../countries.js';
import { KINDS, type Kind } from '../crisis-line.js';
import {
  kindBoxes,
  languages,
  manyLines,
  oneLine,
  readBy,
  stateForm as entryState,
  ticked,
  versionNumber,
} from './entry-fields.js';
import { isSafeAddress } from './fields.js';
import { readHours } from './hours-lines.js';
import { isEmergencyNumber, readCalls, readTexts } from './number-lines.js';

const LONGEST_LINE = 100;
const LONGEST_TEXT = 500;
const LONGEST_ADDRESS = 300;

const text = manyLines(LONGEST_TEXT, 'lines.text_long');

const address = oneLine(LONGEST_ADDRESS, 'lines.address_long').refine(
  (text) => text === '' || isSafeAddress(text),
  'lines.address_bad',
);

const fields = {
  country: z
    .string('lines.country_missing')
    .refine((code) => countryOf(code)?.code === code, 'lines.country_missing'),
  name: oneLine(LONGEST_LINE, 'lines.name_long').refine((name) => name !== '', 'lines.name_missing'),
  ...kindBoxes(KINDS, 'lines.form_incomplete'),
  calls: readBy(text, readCalls, 'lines.calls_bad'),
  texts: readBy(text, readTexts, 'lines.texts_bad'),
  chat: address,
  website: address,
  hours: z.enum(['always', 'unknown', 'weekly'], 'lines.hours_missing'),
  weekly: readBy(text, readHours, 'lines.weekly_bad'),
  about: ticked('lines.form_incomplete'),
  zone: z.string().default(''),
  languages: languages(LONGEST_LINE, 'lines.languages_bad'),
  words: text,
  source: text.refine((source) => source !== '', 'lines.source_missing'),
  staff_note: text,
  how: z.enum(['called', 'looked', 'not_checked'], 'lines.how_missing'),
};

const number = versionNumber('lines.form_incomplete');

export const newLineForm = z.strictObject(fields).superRefine(together);
export const lineForm = z.strictObject({ ...fields, number }).superRefine(together);
export const checkForm = z.strictObject({ check: z.enum(['called', 'looked'], 'lines.how_missing'), number });
export const stateForm = entryState('lines.form_incomplete');
export const servedForm = z.strictObject({
  served: z
    .string('lines.country_missing')
    .refine((code) => countryOf(code)?.code === code, 'lines.country_missing'),
});

export type NewLineFields = z.infer<typeof newLineForm>;
export type LineFields = z.infer<typeof lineForm>;
export type CheckFields = z.infer<typeof checkForm>;
export type StateFields = z.infer<typeof stateForm>;
export type ServedFields = z.infer<typeof servedForm>;

/** The kinds that were ticked. */
export function kindsOf(sent: Record<`kind_${Kind}`, boolean>): Kind[] {
  return KINDS.filter((kind) => sent[`kind_${kind}`]);
}

function together(sent: NewLineFields, context: z.RefinementCtx): void {
  const wrong = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const ticks = kindsOf(sent);
  const emergency = sent.kind_emergency;
  if (ticks.length === 0) wrong('kinds', 'lines.kinds_missing');
  if (emergency && ticks.length > 1) wrong('kinds', 'lines.emergency_alone');
  if (emergency && !isEmergency(sent)) wrong('calls', 'lines.emergency_number');
  if (!emergency && sent.calls.length + sent.texts.length === 0 && sent.chat === '')
    wrong('calls', 'lines.no_way');
  if (sent.hours === 'weekly' && sent.weekly.length === 0) wrong('weekly', 'lines.weekly_bad');
  if (sent.hours === 'weekly' && zoneNamed(sent.zone) === null) wrong('zone', 'lines.zone_missing');
}

function isEmergency({ calls }: NewLineFields): boolean {
  return calls.length > 0 && calls.every(({ number }) => isEmergencyNumber(number));
}
