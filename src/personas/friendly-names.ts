import { randomInt } from 'node:crypto';
import { textFile } from '../platform/web/messages.js';

interface Words {
  first: string[];
  second: string[];
}

const words = textFile<Words>('accounts/names.json');

/** A friendly name such as QuietOtter. */
export function friendlyName(): string {
  return pick(words.first) + pick(words.second);
}

/** The same with two digits, for when the plain ones are taken. */
export function numberedName(): string {
  return `${friendlyName()}${randomInt(10, 100)}`;
}

function pick(list: string[]): string {
  return list[randomInt(list.length)] ?? '';
}
