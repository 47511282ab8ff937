import { screen } from '../screen.js';
import { labelled, type Labelled } from './labelled.js';
import { type Figures, figuresOf, figuresOfCategory, type Judged, type Share } from './tally.js';

/** What is known of one set after the screen judged it; no text of it. */
export interface Evaluation {
  /** How many lines were judged. */
  posts: number;
  /** How many lines could not be read as a labelled text. */
  unreadable: number;
  all: Figures;
  phenomena: Record<string, { posts: number; figures: Figures }>;
  categories: Record<string, { recall: Share; falseAlarms: Share }>;
}

/** Judges every line of a set (JSON Lines, see `labelled`), and counts. Empty lines are none. */
export function evaluate(lines: string[]): Evaluation {
  const rows = lines.filter((line) => line.trim() !== '').map(labelled);
  const read = rows.filter((row) => row !== null);
  const judged = read.map(judgedBy);
  return {
    posts: judged.length,
    unreadable: rows.length - read.length,
    all: figuresOf(judged),
    phenomena: byName(phenomenaIn(judged), ([name, posts]) => [name, phenomenon(posts)]),
    categories: byName(categoriesIn(judged), (name) => [name, figuresOfCategory(judged, name)]),
  };
}

function judgedBy(label: Labelled): Judged {
  const { tier, categories } = screen(label.text, { board: label.board });
  return { label, verdict: { tier, categories } };
}

function phenomenon(judged: Judged[]): { posts: number; figures: Figures } {
  return { posts: judged.length, figures: figuresOf(judged) };
}

function phenomenaIn(judged: Judged[]): [string, Judged[]][] {
  const groups = new Map<string, Judged[]>();
  for (const each of judged) {
    const { phenomenon: name } = each.label;
    const group = groups.get(name);
    if (group) group.push(each);
    else groups.set(name, [each]);
  }
  return [...groups].sort(([one], [two]) => (one < two ? -1 : 1));
}

// Those that people name or the screen found, where people were asked.
function categoriesIn(judged: Judged[]): string[] {
  const asked = judged.filter(({ label }) => label.categories !== null);
  const names = asked.flatMap(({ label, verdict }) => [...label.categories!, ...verdict.categories]);
  return [...new Set(names)].sort();
}

function byName<From, To>(from: From[], entry: (from: From) => [string, To]): Record<string, To> {
  return Object.fromEntries(from.map(entry));
}
