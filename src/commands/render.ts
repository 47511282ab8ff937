import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { cleanText } from '../platform/text/clean.js';
import { renderText } from '../threads/rendering.js';

/** `npm run render`: JSON Lines `{"id","text"}` in, `{"id","html"}` out, by the very rendering that posts get. */
export async function run(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${JSON.stringify(rendered(line))}\n`)) await once(process.stdout, 'drain');
  }
}

function rendered(line: string): object {
  try {
    const { id, text } = JSON.parse(line) as { id: unknown; text: unknown };
    return { id, html: renderText(cleanText(String(text)).trim()) };
  } catch {
    return { error: 'not a line of JSON' };
  }
}
