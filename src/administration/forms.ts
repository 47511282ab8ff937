import { z } from 'zod';
import { countriesWithLines } from '../crisis-lines/countries.js';
import { lineLanguages } from '../crisis-lines/all-lines.js';
import { LOOKS, type PlaceNow } from '../place/place-now.js';
import { cleanLine, isVisible } from '../platform/text/clean.js';

export const SHORTEST_NAME = 2;
export const LONGEST_NAME = 60;

/** How many countries can be put in front. */
export const COUNTRY_FIELDS = ['country_1', 'country_2', 'country_3', 'country_4'] as const;

const name = z
  .string('administration.name_missing')
  .transform(cleanLine)
  .refine(
    (text) => Array.from(text).length >= SHORTEST_NAME && isVisible(text),
    'administration.name_missing',
  )
  .refine((text) => Array.from(text).length <= LONGEST_NAME, 'administration.name_long');

const country = z
  .string()
  .default('')
  .refine(
    (code) => code === '' || countriesWithLines().some((known) => known.code === code),
    'administration.country_unknown',
  );

const language = z
  .string()
  .default('')
  .refine((code) => code === '' || lineLanguages().includes(code), 'administration.language_unknown')
  .transform((code) => code || null);

/** What an admin says of the place. */
export const settingsForm = z
  .strictObject({
    name,
    look: z.enum(LOOKS, 'administration.look_missing'),
    language,
    country_1: country,
    country_2: country,
    country_3: country,
    country_4: country,
  })
  .transform((fields): PlaceSettings => {
    const codes = COUNTRY_FIELDS.map((field) => fields[field]).filter((code) => code !== '');
    return {
      name: fields.name,
      look: fields.look,
      linesLanguage: fields.language,
      firstCountries: [...new Set(codes)],
    };
  });

export type PlaceSettings = Pick<PlaceNow, 'name' | 'look' | 'linesLanguage' | 'firstCountries'>;

/** Whether the first steps are offered on an admin's pages. */
export const guideForm = z.strictObject({
  guide: z.enum(['shown', 'put_away'], 'administration.form_incomplete'),
});

export type GuideFields = z.infer<typeof guideForm>;
