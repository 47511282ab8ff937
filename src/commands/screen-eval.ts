import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from '../screening/evaluation/evaluate.js';
import { table } from '../screening/evaluation/table.js';
import { ENGINE } from '../screening/verdict.js';

/**
 * `npm run screen:eval -- FILE…`: judges the labelled posts of each file (JSON Lines) and prints how the screen did, by
 * phenomenon and category, with Wilson intervals of 95 %; `--json` for machines. No text of a file is ever printed.
 */
export function run(args: string[]): void {
  const { values, positionals: files } = parseArgs({
    args,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (files.length === 0) throw new Error('Which files? npm run screen:eval -- FILE… [--json]');
  console.log(values.json ? asJson(files) : asTables(files));
}

function asTables(files: string[]): string {
  return [`Screen: ${ENGINE}`, ...files.map((file) => table(basename(file), evaluation(file)))].join('\n\n');
}

function asJson(files: string[]): string {
  const sets = files.map((file) => ({ file: basename(file), ...evaluation(file) }));
  return JSON.stringify({ engine: ENGINE, sets }, null, 1);
}

function evaluation(file: string): ReturnType<typeof evaluate> {
  return evaluate(readFileSync(file, 'utf8').split('\n'));
}
