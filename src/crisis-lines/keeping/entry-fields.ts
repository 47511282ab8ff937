import { z } from 'zod';
import { cleanLine, cleanText } from '../../platform/text/clean.js';
import { isLanguage } from './fields.js';

// What the forms about entries that leads keep have in common: crisis lines, and other help. Each says its own messages.

/** One line of text, empty where there is none. */
export const oneLine = (longest: number, key: string) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => Array.from(text).length <= longest, key);

/** Some lines of text. */
export const manyLines = (longest: number, key: string) =>
  z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => Array.from(text).length <= longest, key);

/** Some lines that are read as something else. @param read gives null for what cannot be read */
export const readBy = <Read>(
  lines: ReturnType<typeof manyLines>,
  read: (text: string) => Read | null,
  key: string,
) =>
  lines.transform((text, context) => {
    const found = read(text);
    if (found === null) context.addIssue({ code: 'custom', message: key });
    return found ?? z.NEVER;
  });

/** Codes of languages, by commas or spaces. */
export const languages = (longest: number, key: string) =>
  oneLine(longest, key).transform((text, context) => {
    const codes = text.split(/[\s,]+/).filter((code) => code !== '');
    if (!codes.every(isLanguage)) context.addIssue({ code: 'custom', message: key });
    return codes;
  });

/** A box that is ticked or not. */
export const ticked = (key: string) =>
  z
    .literal('yes', key)
    .optional()
    .transform((value) => value === 'yes');

type KindField<Kind extends string> = `kind_${Kind}`;

/** A box for each kind. */
export function kindBoxes<Kind extends string>(kinds: readonly Kind[], key: string) {
  const boxes = kinds.map((kind) => [`kind_${kind}`, ticked(key)] as const);
  return Object.fromEntries(boxes) as Record<KindField<Kind>, ReturnType<typeof ticked>>;
}

/** How many versions the entry had when the form was opened: the second of two leads is told. */
export const versionNumber = (key: string) =>
  z
    .string(key)
    .regex(/^\d{1,9}$/, key)
    .transform(Number);

/** Whether an entry shows. */
export const stateForm = (key: string) =>
  z.strictObject({ state: z.enum(['hidden', 'shown'], key), number: versionNumber(key) });
