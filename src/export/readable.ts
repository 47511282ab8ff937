import { hasMessage, message } from '../platform/web/messages.js';

/** A line of a page that shows a value: how deep it lies, what it is called, what it says. */
export interface Line {
  depth: number;
  label?: string;
  text?: string;
}

// Deeper than that nothing of a copy lies.
const DEEPEST = 5;

/** Any value of a copy as lines to be read; none where there is nothing to say. */
export function linesOf(value: unknown, depth = 0): Line[] {
  if (value === null || value === undefined || value === '') return [];
  if (value instanceof Date) return [{ depth, text: moment(value.toISOString()) }];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => linesOf(each, depth));
  if (typeof value === 'object') return fieldsOf(value as Record<string, unknown>, depth);
  return [{ depth, text: textOf(value) }];
}

/** The words for a part of a copy. */
export function headingOf(key: string): string {
  return message(`export.of_${key}`);
}

// A single line stands beside its label, more of them below it.
function fieldsOf(object: Record<string, unknown>, depth: number): Line[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const lines = linesOf(value, Math.min(depth + 1, DEEPEST));
    const [first, ...more] = lines;
    if (!first) return [];
    const label = labelOf(key);
    if (more.length === 0 && first.label === undefined) return [{ ...first, depth, label }];
    return [{ depth, label }, ...lines];
  });
}

// What stands in forms and choices has names of its own.
function labelOf(key: string): string {
  return hasMessage(`export.is_${key}`) ? message(`export.is_${key}`) : key.replaceAll(/[_-]/g, ' ');
}

function textOf(value: unknown): string {
  if (value === true) return message('export.yes');
  if (value === false) return message('export.no');
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return moment(text);
  // Codes such as second_look_upheld are words with lines between them.
  return /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll('_', ' ') : text;
}

function moment(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ', ')} UTC`;
}
