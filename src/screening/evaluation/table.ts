import type { Evaluation } from './evaluate.js';
import type { Figures, Share } from './tally.js';

/** An evaluation as a table in plain text: a line for each figure that there were cases for. */
export function table(file: string, { posts, unreadable, all, phenomena, categories }: Evaluation): string {
  const lost = unreadable === 0 ? '' : `, ${unreadable} lines could not be read`;
  const rows = [
    ...rowsOf('all', all),
    ...Object.entries(phenomena).flatMap(([name, { figures }]) => rowsOf(name, figures)),
    ...Object.entries(categories).flatMap(([name, { recall, falseAlarms }]) => [
      ...rowOf(name, 'category found', recall),
      ...rowOf(name, 'category, false alarms', falseAlarms),
    ]),
  ];
  return [`${file}: ${posts} posts${lost}`, ...aligned([HEAD, ...rows])].join('\n');
}

const HEAD = ['of', 'figure', 'hits', 'cases', 'share', '95 % interval'];

const NAMES: Record<keyof Figures, string> = {
  crisisFlagged: 'crisis flagged',
  crisisCalledCrisis: 'crisis called crisis',
  concernFlagged: 'concern flagged',
  recall: 'flag recall',
  recallWithWatch: 'flag recall, with watch',
  falseAlarms: 'none flagged',
  falseAlarmsWithWatch: 'none flagged, with watch',
  noneCalledCrisis: 'none called crisis',
  unlabelledFlagged: 'no label, flagged',
  unlabelledWithWatch: 'no label, with watch',
};

function rowsOf(name: string, figures: Figures): string[][] {
  return Object.entries(NAMES).flatMap(([key, label]) => rowOf(name, label, figures[key as keyof Figures]));
}

function rowOf(name: string, label: string, { hits, of, share, low, high }: Share): string[][] {
  if (share === null) return [];
  return [
    [name, label, String(hits), String(of), share.toFixed(3), `${low.toFixed(3)} to ${high.toFixed(3)}`],
  ];
}

// Words begin on the left, figures end on the right.
function aligned(rows: string[][]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  );
}
