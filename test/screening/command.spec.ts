import { execFileSync } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerLines } from '../../src/commands/screen.js';
import { screen } from '../../src/screening/screen.js';
import { ownPosts } from '../../src/training/posts.js';
import { built } from '../support/built.js';

describe('npm run screen', () => {
  it('answers line by line, in order, with the fields of the contract', async () => {
    const lines = await answers([
      '{"id":"a","board":"depression","text":"I want to die"}',
      '{"id":2,"board":"anxiety","text":"Nice weather"}',
    ]);
    expect(lines.map((line) => [line.id, line.tier])).toEqual([
      ['a', 'concern'],
      [2, 'none'],
    ]);
    expect(Object.keys(lines[0] ?? {}).slice(0, 6)).toEqual([
      'id',
      'tier',
      'categories',
      'score',
      'matches',
      'micros',
    ]);
    expect(lines[0]).toMatchObject({ about: 'me', unscreened: null, micros: expect.any(Number) });
  });

  it('answers a malformed line with an error and goes on', async () => {
    const lines = await answers([
      'nonsense',
      '[1]',
      'null',
      '{"id":"b"}',
      '{"id":"c","text":5}',
      '',
      '{"id":"d","text":"hello"}',
    ]);
    expect(lines.map((line) => 'error' in line)).toEqual([true, true, true, true, true, false]);
    expect(lines.map((line) => line.id)).toEqual([null, null, null, 'b', 'c', 'd']);
  });

  it('waits for a slow reader and loses nothing', async () => {
    const asked = Array.from({ length: 500 }, (_, id) =>
      JSON.stringify({ id, board: 'family', text: 'My son says he wants to die. '.repeat(5) }),
    );
    const lines = await answers(asked);
    expect(lines.map((line) => line.id)).toEqual(asked.map((_, id) => id));
  });
});

async function answers(asked: string[]): Promise<Record<string, unknown>[]> {
  const input = new PassThrough();
  const output = new PassThrough({ highWaterMark: 64 });
  input.end(asked.join('\n'));
  const done = answerLines(input, output).then(() => output.end());
  const written = await output.toArray();
  await done;
  return Buffer.concat(written as Buffer[])
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the compiled command in a process of its own', () => {
  let program: string;
  beforeAll(async () => {
    program = await built('commands/screen.js');
  }, 120_000);

  it('reads standard input and writes nothing but verdicts', () => {
    const input =
      '{"id":"a","board":"family","text":"My son wants to die"}\nnonsense\n{"id":"b","text":"hello"}';
    expect(answersOf(input).map((line) => line.tier ?? 'error')).toEqual(['concern', 'error', 'none']);
  });

  it('gives the same verdict as any other process', () => {
    const texts = ownPosts('training/posts').filter((_, nth) => nth % 50 === 0);
    const input = texts.map(({ text }) => JSON.stringify({ id: 'x', board: 'bipolar', text })).join('\n');
    const [once, twice] = [answersOf(input), answersOf(input)];
    expect(once.map(verdict)).toEqual(twice.map(verdict));
    expect(once.map(verdict)).toEqual(
      texts.map(({ text }) => verdict({ ...screen(text, { board: 'bipolar' }) })),
    );
  });

  function answersOf(input: string): Record<string, unknown>[] {
    const run = ['-e', `import('${pathToFileURL(program).href}').then((command) => command.run())`];
    const written = execFileSync(process.execPath, run, { input, maxBuffer: 2 ** 26 }).toString('utf8');
    return written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
});

function verdict({ tier, categories, score, matches, about, unscreened }: Record<string, unknown>): object {
  return { tier, categories, score, matches, about, unscreened };
}
