import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8');
const STATES = ['met', 'partly', 'not met', 'does not apply', 'deviation'];

const ROWS = PAGE.split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  )
  .map(([id = '', level = '', asks = '', state = '', where = '']) => ({ id, level, asks, state, where }));

/** Files that the page names in code marks, or links to. */
const FILES = [
  ...[...PAGE.matchAll(/`((?:src|test|views|public|migrations|docs|bin|\.ci)\/[^`\s]*[a-z])`/g)].map(
    ([, path]) => path!,
  ),
  ...[...PAGE.matchAll(/\]\(([^)#]+\.md)(?:#[\w-]+)?\)/g)].map(([, path]) => join('docs', path!)),
];

describe('docs/asvs.md', () => {
  it('has a row for each control: 43 of level 1, 72 of level 2, 26 of level 3', () => {
    const of = (level: string) => ROWS.filter((row) => row.level === level).length;
    expect([of('1'), of('2'), of('3')]).toEqual([43, 72, 26]);
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
  });

  it('says of each how it stands, and where or why', () => {
    const silent = ROWS.filter(
      ({ asks, state, where }) => asks === '' || !STATES.includes(state) || where.length < 10,
    );
    expect(silent).toEqual([]);
  });

  it('names files that are there', () => {
    expect(FILES.length).toBeGreaterThan(200);
    expect([...new Set(FILES)].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('has two deviations, and no more', () => {
    expect(ROWS.filter(({ state }) => state === 'deviation').map(({ id }) => id)).toEqual([
      'V6.3.3',
      'V16.3.1',
    ]);
  });
});
