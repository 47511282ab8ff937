import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { screen } from '../../src/screening/screen.js';
import type { Tier } from '../../src/screening/verdict.js';
import { ownPosts } from '../../src/training/posts.js';

interface Case {
  board: string;
  text: string;
  tier: Tier;
}

const FILE = new URL('./challenge/cases.jsonl', import.meta.url);

const cases = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)
  .map((each) => ({ ...each, given: screen(each.text, { board: each.board }).tier }));

const FLAGGED: Tier[] = ['crisis', 'concern'];

function share(tier: Tier, given: Tier[]): number {
  const those = cases.filter((each) => each.tier === tier);
  return those.filter((each) => given.includes(each.given)).length / those.length;
}

// Floors a little below what was measured (docs/screening.md), so that a change which costs people is seen.
describe('posts by someone who had not seen the rules', () => {
  it('in crisis are flagged, and most of them called so', () => {
    expect(share('crisis', FLAGGED)).toBeGreaterThanOrEqual(0.82);
    expect(share('crisis', ['crisis'])).toBeGreaterThanOrEqual(0.69);
  });

  it('of concern are flagged, or at least glanced at', () => {
    expect(share('concern', FLAGGED)).toBeGreaterThanOrEqual(0.74);
    expect(share('concern', [...FLAGGED, 'watch'])).toBeGreaterThanOrEqual(0.85);
  });

  it('of no danger are rarely flagged, and hardly ever called a crisis', () => {
    expect(share('none', FLAGGED)).toBeLessThanOrEqual(0.2);
    expect(share('none', ['crisis'])).toBeLessThanOrEqual(0.045);
  });

  it('taught the model nothing', () => {
    const taught = new Set(ownPosts('training/posts').map(({ text }) => text.toLowerCase()));
    expect(cases.filter(({ text }) => taught.has(text.toLowerCase()))).toEqual([]);
  });
});
