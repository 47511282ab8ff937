import data from './lines.json' with { type: 'json' };
import type { CrisisLine } from './crisis-line.js';

const lines = data.lines as CrisisLine[];
const emergency: Readonly<Record<string, string[]>> = data.emergency;

/** Codes of the countries that have lines, in the order of the list. */
export const countryCodes: readonly string[] = Object.keys(emergency);

/** The lines of a country, in the order of the list; none for a country we do not know. */
export function linesIn(code: string): CrisisLine[] {
  return lines.filter((line) => line.country === code);
}

/** Emergency numbers of a country, the one to try first in front; none for a country we do not know. */
export function emergencyNumbers(code: string): string[] {
  return countryCodes.includes(code) ? [...(emergency[code] ?? [])] : [];
}
