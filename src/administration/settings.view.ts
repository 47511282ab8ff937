import { lineLanguages } from '../crisis-lines/all-lines.js';
import { countriesWithLines } from '../crisis-lines/countries.js';
import { LOOKS, type PlaceNow } from '../place/place-now.js';
import type { Form } from '../platform/web/form.js';
import { COUNTRY_FIELDS, LONGEST_NAME } from './forms.js';

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/**
 * The settings of the place as an admin sees them.
 * @param form what was sent, where something was wrong with it
 * @param writer the name under which the place writes on boards, if it does
 */
export function settingsView(place: PlaceNow, writer: string | null, form: Form<unknown>): object {
  const filled = form.errors ? form : { ...form, values: valuesOf(place) };
  return {
    form: filled,
    longest: LONGEST_NAME,
    looks: LOOKS.map((look) => ({ look, label: `administration.look_${look}` })),
    countries: COUNTRY_FIELDS.map((field, at) => countryChoice(field, at + 1, filled)),
    languages: languages(),
    writer: writer === place.name ? null : writer,
  };
}

function valuesOf({ name, look, linesLanguage, firstCountries }: PlaceNow): Record<string, string> {
  const countries = COUNTRY_FIELDS.map((field, at): [string, string] => [field, firstCountries[at] ?? '']);
  return { name, look, language: linesLanguage ?? '', ...Object.fromEntries(countries) };
}

function countryChoice(id: string, number: number, { values, errors }: Form<unknown>): object {
  const chosen = values[id];
  const options = countriesWithLines().map((country) => ({ ...country, selected: country.code === chosen }));
  return { id, number, error: errors?.[id], options };
}

function languages(): object[] {
  const named = lineLanguages().map((code) => ({ code, name: languageNames.of(code) ?? code }));
  return named.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
