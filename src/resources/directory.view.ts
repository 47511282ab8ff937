import { type Country, countryOf, inFront, nameInSentence } from '../crisis-lines/countries.js';
import { message } from '../platform/web/messages.js';
import { type Kind, KINDS, type Resource } from './resource.js';
import { placeName, type ResourceView, resourceView } from './resource.view.js';

/** What a visitor looks for. */
export interface Wanted {
  /** Null for all countries. */
  country: string | null;
  /** Null for everything. */
  kind: Kind | null;
}

/** Entries of one country. */
interface Group {
  id: string;
  name: string;
  entries: ResourceView[];
}

/**
 * @param all every entry that people may see
 * @param first codes of the countries that an admin put in front
 */
export function directoryView(
  all: Resource[],
  wanted: Wanted,
  now: Date,
  first: readonly string[] = [],
): object {
  const found = all.filter((entry) => isWanted(entry, wanted));
  const country = wanted.country === null ? null : countryOf(wanted.country);
  return {
    spoken: country && nameInSentence(country),
    groups: groupsOf(found, now),
    none: !found.some((entry) => country === null || entry.country === country.code),
    narrowed: wanted.kind !== null,
    countries: inFront(choicesOf(all, wanted.country), first),
    kinds: KINDS.map((id) => ({ id, label: message(`resources.kind_${id}`), selected: id === wanted.kind })),
  };
}

// What is there in many countries is there in each.
function isWanted({ country, facts }: Resource, wanted: Wanted): boolean {
  const here = wanted.country === null || country === null || country === wanted.country;
  return here && (wanted.kind === null || facts.kinds.includes(wanted.kind));
}

function groupsOf(found: Resource[], now: Date): Group[] {
  const group = (country: string | null): Group => ({
    id: `in-${country ?? 'many'}`,
    name: placeName(country),
    entries: found.filter((entry) => entry.country === country).map((entry) => resourceView(entry, now)),
  });
  return [...countriesIn(found).map(group), group(null)].filter(({ entries }) => entries.length > 0);
}

// The country that was chosen stays to be seen, also where nothing is known of it.
function choicesOf(all: Resource[], chosen: string | null): (Country & { selected: boolean })[] {
  const codes = new Set([...countriesIn(all), ...(chosen === null ? [] : [chosen])]);
  return byName([...codes]).map((code) => ({ code, name: placeName(code), selected: code === chosen }));
}

function countriesIn(entries: Resource[]): string[] {
  const codes = entries.flatMap(({ country }) => (country === null ? [] : [country]));
  return byName([...new Set(codes)]);
}

function byName(codes: string[]): string[] {
  return codes.sort((a, b) => placeName(a).localeCompare(placeName(b), 'en'));
}
