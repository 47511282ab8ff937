import type { WrittenNumber } from '../crisis-line.js';
import { dialString } from '../dial.js';
import type { Say } from '../hours-words.js';
import { numberNote } from '../line-view.js';

// International numbers have their country in front (E.164); `+` and a short code reaches nobody.
const DIALLED = /^(\+[1-9]\d{7,14}|\d{2,15}|[*#]\d{2,6}#?)$/;
const EMERGENCY = /^\d{2,6}$/;
const LONGEST_WORD = 20;

/** Whether a phone can dial a number as it is written: digits and what makes them easy to read. */
export function canBeDialled(written: string): boolean {
  return /^[+*#(\d][\d\s().#-]*$/.test(written) && DIALLED.test(dialString(written));
}

/** Whether it can stand as the emergency number: digits alone. */
export function isEmergencyNumber(written: string): boolean {
  return EMERGENCY.test(written);
}

/**
 * Numbers as they are written into a form, one a line: `116 123`, or `0800-0113; Free to call`.
 * @returns null when a line has no number that can be dialled
 */
export function readCalls(text: string): WrittenNumber[] | null {
  return readLines(text, (line) => ({ number: line }));
}

/** The same for texts: `85258 SHOUT` is the number and the word to send. */
export function readTexts(text: string): WrittenNumber[] | null {
  return readLines(text, (line) => {
    const [, number = '', word] = /^([+\d][\d\s().-]*?)(?:\s+([^\d\s]\S*))?$/.exec(line) ?? [];
    return word && word.length <= LONGEST_WORD ? { number, word } : { number: word ? '' : number };
  });
}

/** Numbers as the form shows them. */
export function writeNumbers(numbers: WrittenNumber[], say: Say): string {
  return numbers
    .map((one) => {
      const number = one.word ? `${one.number} ${one.word}` : one.number;
      const note = numberNote(one, say);
      return note ? `${number}; ${note}` : number;
    })
    .join('\n');
}

function readLines(text: string, read: (line: string) => WrittenNumber): WrittenNumber[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const numbers = lines.map((line) => {
    const [number = '', ...words] = line.split(';').map((part) => part.trim());
    const note = words.join('; ');
    return { ...read(number), ...(note ? { words: note } : {}) };
  });
  return numbers.every(({ number }) => canBeDialled(number)) ? numbers : null;
}
