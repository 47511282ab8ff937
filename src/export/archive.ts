import { strToU8, zipSync } from 'fflate';
import { renderBare } from '../platform/web/views.js';
import type { Copy } from './collecting.js';
import { headingOf, type Line, linesOf } from './readable.js';
import { STYLE } from './style.js';

// The archive says nothing of when its files were made but the day that stands in them.
const NO_TIME = { mtime: new Date('2026-01-01T00:00:00Z') };

/** A copy as one zip: a page to read without us, and the same as JSON. */
export function archiveOf(copy: Copy): Uint8Array {
  const files = {
    'index.html': renderBare('export/archive', view(copy)),
    'style.css': STYLE,
    'data.json': JSON.stringify(copy, null, 2),
  };
  const packed = Object.entries(files).map(([name, text]) => [name, [strToU8(text), NO_TIME]] as const);
  return zipSync(Object.fromEntries(packed) as never);
}

function view({ made_on, account, names }: Copy): object {
  return {
    made: made_on,
    account: parts(account),
    names: names.map(({ name, kind, parts: own }) => ({
      name,
      oneTime: kind === 'one_time',
      parts: parts(own),
    })),
  };
}

function parts(all: Record<string, unknown>): { label: string; entries: Line[][] }[] {
  return Object.entries(all).flatMap(([key, value]) => {
    const each = Array.isArray(value) ? (value as unknown[]) : [value];
    const entries = each.map((entry) => linesOf(entry)).filter((lines) => lines.length > 0);
    return entries.length === 0 ? [] : [{ label: headingOf(key), entries }];
  });
}
