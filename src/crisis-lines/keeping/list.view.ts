import type { Form } from '../../platform/web/form.js';
import { message } from '../../platform/web/messages.js';
import { allCountries, countryOf, nameInSentence } from '../countries.js';
import { routesOf } from '../line-view.js';
import { checkView } from './check.view.js';
import type { NamedVersionRow } from './line-reading.js';
import type { KeptLine } from './overlay.js';

interface Entry {
  id: string;
  name: string;
  ways: string[];
  hidden: boolean;
  here: boolean;
  check: { words: string; old: boolean };
}

interface CountryList {
  code: string;
  name: string;
  /** As it stands in a sentence. */
  spoken: string;
  entries: Entry[];
  toCheck: number;
  /** What people there would miss. */
  noLine: boolean;
  noEmergency: boolean;
}

/** The whole list by country, the countries served first; what has to be looked at stands above. */
export function listView(
  lines: KeptLine[],
  versions: NamedVersionRow[],
  served: string[],
  form: Form<unknown>,
  now: Date,
): object {
  const names = new Map(versions.map(({ line_id, checked_name }) => [line_id, checked_name]));
  const codes = [...new Set([...served, ...lines.map(({ line }) => line.country)])];
  const countries = codes
    .map((code) => countryList(code, lines, names, now))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const ours = countries.filter(({ code }) => served.includes(code));
  return {
    served: ours,
    toCheck: ours.reduce((sum, { toCheck }) => sum + toCheck, 0),
    others: countries.filter(({ code }) => !served.includes(code)),
    form,
    choices: allCountries().filter(({ code }) => !served.includes(code)),
  };
}

function countryList(
  code: string,
  lines: KeptLine[],
  names: Map<string, string | null>,
  now: Date,
): CountryList {
  const inside = lines.filter(({ line }) => line.country === code);
  const seen = inside.filter(({ hidden }) => !hidden);
  const entries = inside.map((kept) => entryView(kept, names.get(kept.line.id) ?? null, now));
  const country = countryOf(code) ?? { code, name: code };
  return {
    ...country,
    spoken: nameInSentence(country),
    entries,
    toCheck: entries.filter(({ hidden, check }) => !hidden && check.old).length,
    noLine: seen.every(({ line }) => line.kinds.includes('emergency')),
    noEmergency: !seen.some(({ line }) => line.kinds.includes('emergency')),
  };
}

function entryView(kept: KeptLine, checkedBy: string | null, now: Date): Entry {
  const { line, hidden, own } = kept;
  const ways = routesOf(line, message).filter(({ how }) => how !== 'web');
  return {
    id: line.id,
    name: line.name,
    ways: ways.map(({ label }) => label),
    hidden,
    here: own !== null,
    check: checkView(kept, checkedBy, now),
  };
}
