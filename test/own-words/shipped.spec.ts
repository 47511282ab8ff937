import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../src/platform/web/own-words/faults.js';
import { readText, shippedFiles } from '../../src/platform/web/own-words/own-files.js';
import { unsafeWords } from '../../src/platform/web/own-words/safe-words.js';
import { SHIPPED } from '../../src/platform/web/own-words/texts.js';

const places = { shipped: SHIPPED, own: SHIPPED };
const files = shippedFiles(places);

// Words that may stand where they do, and why. `at` is what stands around them.
const EXCEPTIONS: { file: string; at: string; why: string }[] = [
  {
    file: 'boards/boards.json',
    at: 'Nobody will ask you to cheer up.',
    why: 'it says that nobody will say it',
  },
  { file: 'partials/worried-reader.hbs', at: '“Think of your family”', why: 'it says what not to say' },
  { file: 'partials/worried-reader.hbs', at: 'that all will be well', why: 'it says what not to promise' },
  { file: 'protocol/first.json', at: 'no “think of your family”', why: 'it says what not to say' },
];

describe('the texts that come with the forum', () => {
  it('would pass as those of an operator: every partial, message and file that they name is there', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(faultsIn(places)).toEqual([]);
  });

  it.each(files)('speak as guidance on suicide advises: %s', (file) => {
    expect(unsafeWords(withoutExceptions(file))).toEqual([]);
  });

  it.each(EXCEPTIONS)('need the exception in $file: $why', ({ file, at }) => {
    expect(readText(SHIPPED, file)).toContain(at);
    expect(unsafeWords(at)).not.toEqual([]);
  });
});

function withoutExceptions(file: string): string {
  const here = EXCEPTIONS.filter((exception) => exception.file === file);
  return here.reduce((text, { at }) => text.replaceAll(at, ''), readText(SHIPPED, file));
}
