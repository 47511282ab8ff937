import { describe, expect, it } from 'vitest';
import { hasMarks, markDetails, withoutDetails } from '../../src/threads/details/marking.js';

const at = (text: string, words: string, category = 'contact_details' as const) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  rule: 'contact.test',
  category,
});

function hidden(body: string, ...words: string[]): string | undefined {
  const marked = markDetails(
    { title: null, body },
    words.map((each) => at(body, each)),
  );
  return withoutDetails(marked)?.body;
}

describe('marking details', () => {
  it('hides several, and the same words again', () => {
    expect(hidden('Call 0171 or 0172. Yes, 0171.', '0171', '0172')).toBe(
      'Call [words hidden] or [words hidden]. Yes, [words hidden].',
    );
  });

  it('leaves other words that have a short one in them', () => {
    expect(hidden('I am Al. Also here.', 'Al')).toBe('I am [words hidden]. Also here.');
  });

  it('hides a link whole', () => {
    expect(hidden('See [me](https://ex.org/jo) there', 'https://ex.org/jo')).toBe('See [words hidden] there');
  });

  it('makes no link of the mark', () => {
    expect(hidden('jo@x.org: mine', 'jo@x.org')).toBe('[words hidden] : mine');
    expect(hidden('jo@x.org(https://x.org) yes', 'jo@x.org')).toBe('[words hidden] (https://x.org) yes');
  });

  it('takes a mark that stands there already for words like others', () => {
    expect(hidden('[words hidden] and 0171 here', '0171')).toBe('[words hidden] and [words hidden] here');
  });

  it('finds its place in title and body', () => {
    const title = 'Call 0171';
    const body = 'Or 0172 now.';
    const text = `${title}\n\n${body}`;
    const marked = markDetails({ title, body }, [at(text, '0171'), at(text, '0172')]);
    expect(withoutDetails(marked)).toEqual({ title: 'Call [words hidden]', body: 'Or [words hidden] now.' });
  });

  it('hides nothing where nothing would be left, or where it would be too long', () => {
    expect(hidden('0171!', '0171')).toBeUndefined();
    expect(hidden(`${'a'.repeat(9_990)} 0171`, '0171')).toBeUndefined();
    const title = `${'a'.repeat(110)} 0171`;
    expect(withoutDetails(markDetails({ title, body: 'Words.' }, [at(title, '0171')]))).toBeNull();
  });

  it('marks nothing where nothing was found', () => {
    expect(hasMarks(markDetails({ title: null, body: 'Rain.' }, []))).toBe(false);
    expect(hidden('Rain.')).toBeUndefined();
  });
});
