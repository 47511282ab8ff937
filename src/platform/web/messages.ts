import { filesBelow } from './files.js';
import { SHIPPED, viewText } from './own-words/texts.js';

const messages = load();

/**
 * A short text that people read, from `views/<feature>/messages.json`.
 * @param key feature and name, such as `threads.body_empty`
 * @param values put in place of `{name}` in the text
 * @throws Error when there is no such text: a page without its words must not go out
 */
export function message(key: string, values: Record<string, string> = {}): string {
  const text = messages.get(key);
  if (text === undefined) throw new Error(`There is no message ${key}.`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** Whether there is such a text. */
export function hasMessage(key: string): boolean {
  return messages.has(key);
}

/** A file of longer texts in `views`, such as the guidelines. */
export function textFile<T>(path: string): T {
  return JSON.parse(viewText(path)) as T;
}

function load(): Map<string, string> {
  const files = filesBelow(SHIPPED).filter((file) => file.endsWith('/messages.json'));
  return new Map(files.flatMap(entriesOf));
}

function entriesOf(file: string): [string, string][] {
  const feature = file.slice(0, -'/messages.json'.length);
  return Object.entries(textFile<Record<string, string>>(file)).map(([key, text]) => [
    `${feature}.${key}`,
    text,
  ]);
}
