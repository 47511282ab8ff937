import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnWordsWait, run } from '../../src/commands/views.js';
import { agesOf } from '../../src/platform/web/own-words/made-from.js';
import { OwnFolder, reworded, shipped } from './folder.js';

const HOME = 'home/show.hbs';
const HELP = 'partials/help.hbs';
let mine: OwnFolder;
let said: string[];

beforeEach(() => {
  mine = new OwnFolder();
  vi.stubEnv('VIEWS_DIR', mine.path);
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  mine.remove();
});

describe('npm run views', () => {
  it('copies texts to be changed, and finds them up to date', async () => {
    await run(['copy', HOME, HELP]);
    expect(mine.read(HOME)).toBe(shipped(HOME));
    mine.write(HOME, reworded(HOME, 'You are welcome here', 'Hello'));
    await run(['check']);
    expect(said.at(-1)).toBe('2 texts, all made from what this forum has today.');
  });

  it('never copies over what somebody wrote', async () => {
    mine.write(HOME, 'Mine.');
    await expect(run(['copy', HELP, HOME])).rejects.toThrow(`You have your own ${HOME} already.`);
    expect(mine.read(HOME)).toBe('Mine.');
    expect(() => mine.read(HELP)).toThrow();
  });

  it('tells which texts are older than what they replace, until somebody has compared them', async () => {
    const newer = new OwnFolder({ [HOME]: `${shipped(HOME)}<p>New.</p>`, [HELP]: shipped(HELP) });
    await run(['copy', HOME, HELP]);
    expect([...agesOf({ shipped: newer.path, own: mine.path })]).toEqual([
      [HOME, 'older'],
      [HELP, 'current'],
    ]);
    newer.remove();
    mine.write('shipped.json', JSON.stringify({ [HOME]: 'a'.repeat(64), [HELP]: digestIn(HELP) }));
    await expect(run(['check'])).rejects.toThrow(OwnWordsWait);
    expect(said.filter((line) => line.includes('has changed since'))).toEqual([
      `${HOME}: the text that came with the forum has changed since. Compare them, then: seen ${HOME}`,
    ]);
    await run(['seen', HOME]);
    await run(['check']);
  });

  it('tells of texts that nobody noted', async () => {
    mine.write(HOME, shipped(HOME));
    await expect(run(['check'])).rejects.toThrow('Some of your own texts want looking at.');
    expect(said.join()).toContain(`${HOME}: nothing says which text it was made from.`);
  });

  it('tells of everything that cannot be used, not of the first alone', async () => {
    mine.write(HOME, '{{> helpless}}');
    mine.write(HELP, '{{#if}}');
    await expect(run(['check'])).rejects.toThrow(OwnWordsWait);
    expect(said.filter((line) => line.includes(`${HOME} in VIEWS_DIR cannot be used: `))).not.toEqual([]);
    expect(said.filter((line) => line.includes(`${HELP} in VIEWS_DIR cannot be used: `))).toHaveLength(1);
  });

  it('tells of words to think about, and leaves them to the operator', async () => {
    await run(['copy', HOME]);
    mine.write(HOME, `${shipped(HOME)}<p>Nobody here committed\nsuicide.</p>`);
    await run(['check']);
    expect(said).toContain(`${HOME}: think about “committed suicide” (died by suicide).`);
  });

  it.each([
    [[], /^Use it like this: npm run views -- check/],
    [['check', HOME], /^Use it like this/],
    [['copy'], /^Use it like this/],
    [['copy', '../package.json'], /^The forum has no text \.\.\/package\.json in views\.$/],
    [['seen', HOME], /^You have no home\/show\.hbs of your own\.$/],
  ])('refuses %j in one sentence', async (args, sentence) => {
    await expect(run(args)).rejects.toThrow(sentence);
  });

  it('refuses a list of digests that is none', async () => {
    mine.write('shipped.json', '{"home/show.hbs": "old"}');
    await expect(run(['check'])).rejects.toThrow(/^The file shipped\.json in VIEWS_DIR cannot be used/);
  });

  it('asks for the folder where none is set', async () => {
    vi.stubEnv('VIEWS_DIR', '');
    await expect(run(['check'])).rejects.toThrow('Say with VIEWS_DIR which folder your own texts are in.');
  });
});

function digestIn(file: string): string {
  return (JSON.parse(mine.read('shipped.json')) as Record<string, string>)[file]!;
}
