import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { screen } from '../screening/screen.js';
import { warmUp } from '../screening/warming.js';

/**
 * `npm run screen`: JSON Lines `{"id","board","text"}` in, one verdict a line out, in order. A line that cannot
 * be read is answered with an "error" and the rest goes on. `micros` is the time of judging, in microseconds.
 */
export async function run(): Promise<void> {
  warmUp();
  await answerLines(process.stdin, process.stdout);
}

/** Answers every line of `input` on `output`, waiting whenever the reader is slower. */
export async function answerLines(input: Readable, output: Writable): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (!output.write(`${JSON.stringify(answer(line))}\n`)) await once(output, 'drain');
  }
}

function answer(line: string): object {
  const asked = read(line);
  if (asked === null || typeof asked.text !== 'string')
    return { id: asked?.id ?? null, error: 'not a line of {"id","board","text"}' };
  const board = typeof asked.board === 'string' ? asked.board : undefined;
  const started = process.hrtime.bigint();
  const { tier, categories, score, matches, about, unscreened } = screen(asked.text, { board });
  const micros = Number((process.hrtime.bigint() - started) / 1000n);
  return { id: asked.id ?? null, tier, categories, score, matches, micros, about, unscreened };
}

interface Asked {
  id?: unknown;
  board?: unknown;
  text?: unknown;
}

function read(line: string): Asked | null {
  try {
    const value: unknown = JSON.parse(line.startsWith('\ufeff') ? line.slice(1) : line);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
