import { message } from '../../platform/web/messages.js';
import type { PlaceNow } from '../../place/place-now.js';
import { countriesWithLines, inFront } from '../countries.js';
import { type Kind, KINDS } from '../crisis-line.js';
import { type Help, linesFor } from '../lines-for.js';

/**
 * All lines of a country, and the way to others.
 * @param about what somebody looks for first: a kind, or anything
 * @param chosen the country in the visitor's own browser
 */
export function crisisLinesView(
  code: string | null,
  about: unknown,
  chosen: string | null,
  { firstCountries, linesLanguage }: PlaceNow,
): object {
  const kind = KINDS.find((known) => known === about) ?? 'crisis';
  const help = linesFor(code, new Date(), message, kind, linesLanguage);
  return {
    ...help,
    others: help.emergencies.slice(1),
    kinds: kindLinks(help, kind),
    sure: chosen !== null && chosen === help.country?.code,
    countries: inFront(countriesWithLines(), firstCountries).map((country) => ({
      ...country,
      selected: country.code === help.country?.code,
    })),
    elsewhere: null,
  };
}

// Only what the list names for this country: for everything else it says nothing rather than something wrong.
function kindLinks({ country, lines }: Help, chosen: Kind): object[] {
  const named = KINDS.filter((kind) => kind === 'crisis' || lines.some((line) => line.kind.includes(kind)));
  if (!country || named.length < 2) return [];
  return named.map((kind) => ({
    href: `/crisis-lines?country=${country.code}${kind === 'crisis' ? '' : `&about=${kind}`}`,
    label: message(kind === 'crisis' ? 'crisis-lines.every_kind' : `crisis-lines.kind_${kind}`),
    current: kind === chosen,
  }));
}
