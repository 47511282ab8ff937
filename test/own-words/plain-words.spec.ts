import { describe, expect, it } from 'vitest';
import { shippedFiles } from '../../src/platform/web/own-words/own-files.js';
import { SHIPPED } from '../../src/platform/web/own-words/texts.js';
import { FOR_THE_TEAM, filesForMembers, piecesOf } from './reading/for-members.js';
import { gradeOf, hardWords, type Sentence, sentencesOf, wholeSentences, wordsOf } from './reading/grade.js';
import { piecesOfView } from './reading/in-view.js';
import { WORDS_OF_HERE } from './reading/words-of-here.js';

/**
 * Whoever reads here may be tired, afraid, drunk, very young, or new to English: a reading age of about nine is what
 * GOV.UK asks of its writers too (https://www.gov.uk/guidance/content-design/writing-for-gov-uk).
 *
 * Two measures, because each is blind to what the other sees:
 * - Flesch-Kincaid grade (Kincaid and others 1975), the most used one, counts long sentences and long words. Grade 4
 *   is the US school year of children of nine and ten: what a file may have in its whole sentences together. Headings
 *   and buttons are left out of that, because they would make it look easier than it is.
 * - Dale and Chall (1995) list 3,000 words that four of five children of that age know. Their formula puts a text
 *   into that year or below while no more than 5 % of its words are others.
 *
 * One sentence swings more than a page: it may be three years above, and has at most 20 words (GOV.UK: 25). Below eight
 * words the formula says nothing of use; such sentences count in the whole.
 */
const GRADE = 4;
const GRADE_OF_ONE = 7;
const WORDS_OF_ONE = 20;
const HARD_WORDS = 0.05;
const ENOUGH = { sentences: 5, words: 100, wordsOfOne: 8 };

const texts = filesForMembers().map((file) => ({ file, sentences: sentencesOf(piecesOf(file)) }));
const long = texts.filter(({ sentences }) => wordsOf(sentences).length >= ENOUGH.words);
const short = texts.filter((text) => !long.includes(text)).flatMap(({ sentences }) => sentences);

// Sentences that may be harder than the rest, and why there is no plainer way.
const EXCEPTIONS: { file: string; text: string; why: string }[] = [
  {
    file: 'pages/about.hbs',
    text: 'They live with depression, anxiety, bipolar or addiction.',
    why: 'the names of the boards',
  },
];

describe('what members read', () => {
  it.each(texts)('has no sentence that is long or hard: $file', ({ file, sentences }) => {
    const excepted = EXCEPTIONS.filter((exception) => exception.file === file).map(({ text }) => text);
    const hard = sentences.filter(isHard).filter(({ text }) => !excepted.includes(text));
    expect(hard.map(told)).toEqual([]);
  });

  it.each(texts.filter(({ sentences }) => wholeSentences(sentences).length >= ENOUGH.sentences))(
    'reads like a text for children of nine: $file',
    ({ sentences }) => {
      expect(gradeOf(wholeSentences(sentences))).toBeLessThanOrEqual(GRADE);
    },
  );

  it.each([...long, { file: 'all short texts together', sentences: short }])(
    'has words that they know: $file',
    ({ sentences }) => {
      const hard = hardWords(sentences);
      expect({ share: hard.length / wordsOf(sentences).length, hard }).toSatisfy(
        ({ share }: { share: number }) => share <= HARD_WORDS,
      );
    },
  );

  it.each(EXCEPTIONS)('needs the exception in $file: $why', ({ file, text }) => {
    const found = texts.find((each) => each.file === file)?.sentences.find((each) => each.text === text);
    expect(found && isHard(found)).toBe(true);
  });
});

describe('the measure', () => {
  it('sees what is easy and what is not', () => {
    const [easy, hard] = ['The cat sat on the mat.', 'Notifications necessitate authentication.'];
    expect(gradeOf(sentencesOf([easy]))).toBeCloseTo(-1.45, 2);
    expect(gradeOf(sentencesOf([hard]))).toBeGreaterThan(20);
    expect(hardWords(sentencesOf([easy, hard]))).toEqual(['Notifications', 'necessitate', 'authentication']);
  });

  it('knows a word in its forms, and no word that is only like one', () => {
    const [sentence] = sentencesOf([
      'It’s their friends’ happiest walking: they stopped, tried, and didn’t worry twice-daily.',
    ]);
    expect(hardWords([sentence!])).toEqual([]);
    expect(hardWords(sentencesOf(['An adversary escalates.']))).toEqual(['adversary', 'escalates']);
  });

  it('finds a long sentence, and one with words that are too long', () => {
    const words = Array.from({ length: 21 }, () => 'so').join(' ');
    const found = sentencesOf([
      `We go ${words}.`,
      'Please acknowledge the notification regarding your registration immediately.',
      'We go home.',
    ]);
    expect(found.filter(isHard).map(({ text }) => text.split(' ')[0])).toEqual(['We', 'Please']);
  });

  it('reads a view as people do: each branch, what partials and messages say, names in their place', () => {
    const view = `{{! not read }}<p>Hello {{name}}, {{#if late}}you <b>wait</b>{{else if gone}}you left{{else}}we wait{{/if}}.
      {{#unless late}}It is {{> when at}}.{{/unless}}</p><button aria-label="Send it">Go</button>{{#each lines}}<li>One</li>{{/each}}
      {{message 'threads.body_empty'}}{{> field-line label='Your word' id='x'}}`;
    expect(piecesOfView(view)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Hello Sam, you wait\./),
        expect.stringMatching(/^Hello Sam, you left\./),
        expect.stringMatching(/^Hello Sam, we wait\./),
        expect.stringMatching(/It is Sam\.$/),
        'Go',
        'Send it',
        'One',
        'There are no words here yet. One sentence is enough.',
        'Your word',
      ]),
    );
    expect(piecesOfView(view).join()).not.toMatch(/not read|[<>{}]/);
  });

  it('leaves out what is named, and nothing more', () => {
    const files = shippedFiles({ shipped: SHIPPED, own: SHIPPED });
    expect(FOR_THE_TEAM.filter((pattern) => !files.some((file) => pattern.test(file)))).toEqual([]);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.map(({ file }) => file)).toEqual(
      expect.arrayContaining([
        'layout.hbs',
        'partials/help-first.hbs',
        'errors/messages.json',
        'templates/first.json',
      ]),
    );
  });

  it('needs every word that it is told', () => {
    const read = new Set(
      texts
        .flatMap(({ sentences }) => wordsOf(sentences))
        .join(' ')
        .toLowerCase()
        .split(/[^a-z-]+/),
    );
    expect(WORDS_OF_HERE.filter((word) => !read.has(word) && !read.has(`${word}s`))).toEqual([]);
  });
});

function isHard(sentence: Sentence): boolean {
  const { length } = sentence.words;
  return length > WORDS_OF_ONE || (length >= ENOUGH.wordsOfOne && gradeOf([sentence]) > GRADE_OF_ONE);
}

function told(sentence: Sentence): string {
  return `${sentence.text} (${sentence.words.length} words, grade ${gradeOf([sentence]).toFixed(1)})`;
}
