import { describe, expect, it } from 'vitest';
import { unsafeWords } from '../../src/platform/web/own-words/safe-words.js';

describe('words that guidance on suicide advises against', () => {
  it.each([
    'He committed suicide.',
    'people who commit\nsuicide',
    'Suicide is committed by many.',
    'a failed attempt',
    'Successful suicides are rare.',
    'a completed suicide',
    'an unsuccessful suicide attempt',
    'the attempt failed',
    'suicide victims',
    'a suicide epidemic',
    'She threatened suicide.',
    'a Cry for help',
    'attention-seeking',
    'It is selfish.',
    'the easy way out',
    'We guarantee an answer.',
    'We can promise that.',
    'An answer is guaranteed.',
    'It will be all right.',
    'You’ll be fine.',
    'We will always be there for you.',
    'You are completely anonymous here.',
    'No one will ever know.',
    'It is your own fault.',
    'You should have asked.',
    'You shouldn’t have come.',
    'You failed to fill this in.',
    'Calm down first.',
    'Think of your children.',
    'for addicts',
    'That sounds crazy.',
  ])('are found: %s', (text) => {
    expect(unsafeWords(text)).toHaveLength(1);
  });

  it.each([
    'He died by suicide.',
    'She survived a suicide attempt.',
    'We committed ourselves to answering. Suicide is hard to speak of.',
    'It is not your fault.',
    'It would not be your fault, and it isn’t your fault now.',
    'Promise nothing: not that it will be all right, and not that all will be well.',
    'We promised nothing.',
    'Nobody can say whether it will be the same tomorrow.',
    'the Addiction board',
    'A psychologist may help.',
    'Your family may want to know.',
  ])('are not seen where there are none: %s', (text) => {
    expect(unsafeWords(text)).toEqual([]);
  });

  it('come with what to write instead', () => {
    expect(unsafeWords('He committed suicide.')).toEqual([
      { words: 'committed suicide', instead: 'died by suicide' },
    ]);
  });
});
