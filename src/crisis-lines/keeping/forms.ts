import { z } from 'zod';
import { cleanLine, cleanText } from '../../platform/text/clean.js';
import { zoneNamed } from '../../platform/time/zoned-time.js';
import { countryOf } from '../countries.js';
import { KINDS, type Kind } from '../crisis-line.js';
import { isLanguage, isSafeAddress } from './fields.js';
import { readHours } from './hours-lines.js';
import { isEmergencyNumber, readCalls, readTexts } from './number-lines.js';

const LONGEST_LINE = 100;
const LONGEST_TEXT = 500;
const LONGEST_ADDRESS = 300;

const oneLine = (longest: number, key: string) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => Array.from(text).length <= longest, key);

const manyLines = (key: string) =>
  z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => Array.from(text).length <= LONGEST_TEXT, key);

const readBy = <Read>(read: (text: string) => Read | null, key: string) =>
  manyLines('lines.text_long').transform((text, context) => {
    const found = read(text);
    if (found === null) context.addIssue({ code: 'custom', message: key });
    return found ?? z.NEVER;
  });

const address = oneLine(LONGEST_ADDRESS, 'lines.address_long').refine(
  (text) => text === '' || isSafeAddress(text),
  'lines.address_bad',
);

const ticked = z
  .literal('yes', 'lines.form_incomplete')
  .optional()
  .transform((value) => value === 'yes');

type KindField = `kind_${Kind}`;
const kinds = Object.fromEntries(KINDS.map((kind) => [`kind_${kind}`, ticked])) as Record<
  KindField,
  typeof ticked
>;

const fields = {
  country: z
    .string('lines.country_missing')
    .refine((code) => countryOf(code)?.code === code, 'lines.country_missing'),
  name: oneLine(LONGEST_LINE, 'lines.name_long').refine((name) => name !== '', 'lines.name_missing'),
  ...kinds,
  calls: readBy(readCalls, 'lines.calls_bad'),
  texts: readBy(readTexts, 'lines.texts_bad'),
  chat: address,
  website: address,
  hours: z.enum(['always', 'unknown', 'weekly'], 'lines.hours_missing'),
  weekly: readBy(readHours, 'lines.weekly_bad'),
  about: ticked,
  zone: z.string().default(''),
  languages: oneLine(LONGEST_LINE, 'lines.languages_bad').transform((text, context) => {
    const codes = text.split(/[\s,]+/).filter((code) => code !== '');
    if (!codes.every(isLanguage)) context.addIssue({ code: 'custom', message: 'lines.languages_bad' });
    return codes;
  }),
  words: manyLines('lines.text_long'),
  source: manyLines('lines.text_long').refine((text) => text !== '', 'lines.source_missing'),
  staff_note: manyLines('lines.text_long'),
  how: z.enum(['called', 'looked', 'not_checked'], 'lines.how_missing'),
};

// How many versions the entry had when the form was opened: the second of two leads is told.
const number = z
  .string('lines.form_incomplete')
  .regex(/^\d{1,9}$/, 'lines.form_incomplete')
  .transform(Number);

export const newLineForm = z.strictObject(fields).superRefine(together);
export const lineForm = z.strictObject({ ...fields, number }).superRefine(together);
export const checkForm = z.strictObject({ check: z.enum(['called', 'looked'], 'lines.how_missing'), number });
export const stateForm = z.strictObject({
  state: z.enum(['hidden', 'shown'], 'lines.form_incomplete'),
  number,
});
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
export function kindsOf(sent: Record<KindField, boolean>): Kind[] {
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
