import { readFileSync } from 'node:fs';

const texts = JSON.parse(
  readFileSync(new URL('../../views/crisis-lines/messages.json', import.meta.url), 'utf8'),
) as Record<string, string>;

/** The real words; a missing text or value fails the test that asks for it. */
export function say(key: string, values: Record<string, string> = {}): string {
  const text = texts[key.replace(/^crisis-lines\./, '')];
  if (!key.startsWith('crisis-lines.') || text === undefined) throw new Error(`no text ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value ${name} for ${key}`);
    return value;
  });
}
