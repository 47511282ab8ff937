import type { Tier } from '../verdict.js';

/** A text, and what people said of it. */
export interface Labelled {
  text: string;
  board: string | undefined;
  /** Null where nobody said. */
  tier: Tier | null;
  /** Null where nobody said. */
  categories: string[] | null;
  /** What it was written to try; without that, its label. */
  phenomenon: string;
}

/**
 * Reads one line of a set: `{text, board?, tier or severity, categories or category, phenomenon?}`, or
 * `{text, label, reread?}` as the development sets have it.
 * @returns null when it is neither
 */
export function labelled(line: string): Labelled | null {
  const row = read(line);
  if (!row || typeof row.text !== 'string') return null;
  const { text, board } = row;
  return {
    text,
    board: typeof board === 'string' ? board : undefined,
    tier: tierOf(row),
    categories: categoriesOf(row),
    phenomenon: phenomenonOf(row),
  };
}

type Row = Record<string, unknown>;

function read(line: string): Row | null {
  try {
    const value: unknown = JSON.parse(line.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? (value as Row) : null;
  } catch {
    return null;
  }
}

function tierOf({ tier, severity, label, reread, reread_crisis: crisis }: Row): Tier | null {
  const said = tier ?? severity;
  if (said !== undefined) return isTier(said) ? said : null;
  if (reread === 'evident') return crisis === true ? 'crisis' : 'concern';
  if (reread === 'not_in_text') return 'none';
  return tierOfLabel(label, reread);
}

// Of posts by people at risk only those that were read again on their words alone say something of the words.
function tierOfLabel(label: unknown, reread: unknown): Tier | null {
  if (label === 'pos') return reread === undefined ? 'concern' : null;
  return HARMLESS.includes(String(label)) && !reread ? 'none' : null;
}

const HARMLESS = ['neg', 'ord', 'spam', 'nopii'];

function isTier(value: unknown): value is Tier {
  return value === 'crisis' || value === 'concern' || value === 'watch' || value === 'none';
}

function categoriesOf({ categories, category, label }: Row): string[] | null {
  const said = categories ?? category;
  if (said !== undefined)
    return [said].flat().filter((each) => typeof each === 'string' && each !== 'none') as string[];
  if (label === 'spam') return ['spam'];
  return label === 'ord' ? [] : null;
}

function phenomenonOf({ phenomenon, label, reread }: Row): string {
  if (typeof phenomenon === 'string' && phenomenon !== '') return phenomenon;
  const words = [label, reread].filter((each) => typeof each === 'string' && each !== '');
  return words.length > 0 ? words.join(', ') : 'unnamed';
}
