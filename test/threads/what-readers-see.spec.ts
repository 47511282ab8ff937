import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_TERMS } from '../../src/screening/terms/own-terms.js';
import { judge } from '../../src/threads/judging.js';
import { renderText } from '../../src/threads/rendering.js';
import { shownText } from '../../src/threads/shown-text.js';
import { type Forum, startForum } from '../support/forum.js';
import { openThread, settled } from '../support/people.js';

const PLACE = { board: 'depression', terms: NO_TERMS };

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

describe('the text that readers see', () => {
  it.each([
    ['emphasis inside a word', 'k**i**ll my*s*elf', 'kill myself'],
    ['a link', 'to [kill](https://example.org) myself', 'to kill myself'],
    ['a list', '- I am\n- here', 'I am here'],
    ['a quote', 'So:\n\n> two\n> lines\n\nYes.', 'So:\n\n> two\n> lines\n\nYes.'],
    ['signs', 'a < b & "c"', 'a < b & "c"'],
    ['lines', 'one\ntwo\n\nthree', 'one\ntwo\n\nthree'],
  ])('of %s', (_, written, shown) => {
    expect(shownText(renderText(written))).toBe(shown);
  });
});

describe('words that marks hide from the screen', () => {
  const hidden = [
    'I am going to k**i**ll my*s*elf tonight',
    'I am going to [kill](https://example.org) myself tonight',
    '- I am going\n- to kill\n- myself tonight',
  ];

  it.each(hidden)('are judged as readers would see them: %s', (body) => {
    expect(judge({ title: null, body }, PLACE).tier).toBe('crisis');
  });

  it('do not go up', async () => {
    const ana = await forum.person('Ana');
    const { postId } = await openThread(forum, ana, { title: 'Tonight', body: hidden[0]! });
    expect(await settled(forum, postId)).toEqual(['held']);
  });

  it('leave ordinary words with marks alone', () => {
    const body = 'It was *lovely* and I **slept**.\n\n- tea\n- bread';
    expect(judge({ title: null, body }, PLACE).tier).toBe('none');
  });
});
