import { emergencyNumbers, linesIn } from './all-lines.js';
import { countryOf, nameInSentence, type Country } from './countries.js';
import type { Kind } from './crisis-line.js';
import { inOrder } from './line-order.js';
import type { Say } from './hours-words.js';
import { lineView, type LineView, type Route } from './line-view.js';

/** The way to help in one country. */
export interface Help {
  /** Null when we do not know where somebody is: then there is nothing to show but the choice of a country. */
  country: (Country & { spoken: string }) | null;
  /** The emergency number to try first. */
  emergency: string | null;
  emergencies: string[];
  /** The most fitting first. */
  lines: LineView[];
}

/**
 * The emergency numbers and lines of a country, from memory alone.
 * @param country a code such as `GB`; null or no country at all gives empty help. A country we have nothing
 *   for is named, with no lines: a neighbour's number might not be dialled there
 * @param now decides which checks are old
 * @param say finds the words
 * @param prefer lines of this kind come first
 * @param language of several lines that are as fitting, those come first who speak it
 */
export function linesFor(
  country: string | null,
  now: Date,
  say: Say,
  prefer: Kind = 'crisis',
  language: string | null = null,
): Help {
  const known = country === null ? null : countryOf(country);
  const emergencies = known ? emergencyNumbers(known.code) : [];
  const lines = known ? inOrder(linesIn(known.code), prefer, now, language) : [];
  return {
    country: known && { ...known, spoken: nameInSentence(known) },
    emergency: emergencies[0] ?? null,
    emergencies,
    lines: lines.map((line) => lineView(line, now, say)),
  };
}

/**
 * The lines of a country that are for something, and no others: none where the list names none, since a line that does not
 * take such calls is worse than none.
 */
export function linesOfKind(country: string | null, kind: Kind, now: Date, say: Say): LineView[] {
  return linesFor(country, now, say, kind).lines.filter((line) => line.kind.includes(kind));
}

/**
 * The first few lines, each with one way to call, one to text, one to chat: what fits on every page. The first takes calls
 * in a crisis, whatever it is about; the second is for what the page is about, if there is one. Lines for something else, such
 * as a poison centre, are left to the pages that are about it.
 * @param prefer what the page is about
 */
export function topLines(help: Help, count: number, prefer: Kind = 'crisis'): LineView[] {
  const [first, ...more] = help.lines.filter(({ kind }) => kind.includes('crisis'));
  const fitting = help.lines.find(({ kind }) => kind.includes(prefer));
  const top = [first, fitting, ...more].filter((line) => line !== undefined);
  return [...new Set(top)].slice(0, count).map((line) => ({ ...line, routes: shortest(line.routes) }));
}

function shortest(routes: Route[]): Route[] {
  const first = routes.filter((route, at) => routes.findIndex(({ how }) => how === route.how) === at);
  const talking = first.filter(({ how }) => how !== 'web');
  return talking.length > 0 ? talking : first;
}
