import data from './lines.json' with { type: 'json' };
import { type CrisisLine, isOld } from './crisis-line.js';

/** The list that comes with the forum: the lines, and the emergency numbers as entries of their own. */
export const shippedLines: readonly CrisisLine[] = [
  ...(data.lines as CrisisLine[]),
  ...Object.entries(data.emergency).map(emergencyEntry),
];

interface InUse {
  byCountry: ReadonlyMap<string, CrisisLine[]>;
  served: readonly string[];
}

// Kept in memory, so that help needs nothing else to work.
let inUse: InUse = arranged(shippedLines, []);

/**
 * Puts another list in use, in this process.
 * @param lines all entries that people may see
 * @param served codes of the countries that this place serves
 */
export function useLines(lines: readonly CrisisLine[], served: readonly string[]): void {
  inUse = arranged(lines, served);
}

/** Codes of the countries that have entries, in the order of the list. */
export function countryCodes(): string[] {
  return [...inUse.byCountry.keys()];
}

/** Whether a country has entries. @param code two capital letters, or anything */
export function isListed(code: string): boolean {
  return inUse.byCountry.has(code);
}

/** The lines of a country, in the order of the list; none for a country we do not know. */
export function linesIn(code: string): CrisisLine[] {
  return entriesIn(code).filter((entry) => !isEmergency(entry));
}

/** Emergency numbers of a country, the one to try first in front; none for a country we do not know. */
export function emergencyNumbers(code: string): string[] {
  return entriesIn(code)
    .filter(isEmergency)
    .flatMap(({ calls }) => calls.map(({ number }) => number));
}

/** Codes of the countries that this place serves. */
export function servedCodes(): readonly string[] {
  return inUse.served;
}

/** Languages that lines are known to speak, by code. */
export function lineLanguages(): string[] {
  const spoken = [...inUse.byCountry.values()].flat().flatMap(({ languages }) => languages);
  return [...new Set(spoken)].filter((code) => code !== 'mul').sort();
}

/** How many entries of the countries served were not checked within six months. */
export function entriesToCheck(now: Date): number {
  const entries = inUse.served.flatMap(entriesIn);
  return entries.filter(({ verified }) => isOld(verified, now)).length;
}

function entriesIn(code: string): CrisisLine[] {
  return inUse.byCountry.get(code) ?? [];
}

function isEmergency({ kinds }: CrisisLine): boolean {
  return kinds.includes('emergency');
}

function arranged(lines: readonly CrisisLine[], served: readonly string[]): InUse {
  const byCountry = new Map<string, CrisisLine[]>();
  for (const line of lines) byCountry.set(line.country, [...(byCountry.get(line.country) ?? []), line]);
  return { byCountry, served };
}

type ShippedEmergency = [country: string, { id: string; numbers: string[]; zone: string }];

// Their source is the list itself: nobody named another, or a day.
function emergencyEntry([country, { id, numbers, zone }]: ShippedEmergency): CrisisLine {
  const calls = numbers.map((number) => ({ number }));
  const reach = {
    calls,
    texts: [],
    chat: null,
    hours: 'always' as const,
    zone,
    languages: [],
    website: null,
  };
  const known = { note: null, confidence: 'B' as const, verified: null, dialTested: false, staffNote: null };
  const source = 'Listed as the emergency number beside the crisis lines of this country';
  return { id, country, name: 'Emergency number', kinds: ['emergency'], ...reach, ...known, source };
}
