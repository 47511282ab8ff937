import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { screen } from '../../src/screening/screen.js';
import type { Tier } from '../../src/screening/verdict.js';
import { ownPosts } from '../../src/training/posts.js';

interface Case {
  board: string;
  text: string;
  tier: Tier;
  given: Tier;
}

const FIRST = casesOf('cases');
const SECOND = casesOf('second');
const FLAGGED: Tier[] = ['crisis', 'concern'];

function casesOf(name: string): Case[] {
  return readFileSync(new URL(`./challenge/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case)
    .map((each) => ({ ...each, given: screen(each.text, { board: each.board }).tier }));
}

function share(cases: Case[], tier: Tier, given: Tier[]): number {
  const those = cases.filter((each) => each.tier === tier);
  return those.filter((each) => given.includes(each.given)).length / those.length;
}

// Floors a little below what was measured (docs/screening.md), so that a change which costs people is seen.
describe.each([
  ['one author', FIRST],
  ['another author', SECOND],
])('posts by %s who had not seen the rules', (_, cases) => {
  it('in crisis are flagged, and most of them called so', () => {
    expect(share(cases, 'crisis', FLAGGED)).toBeGreaterThanOrEqual(0.82);
    expect(share(cases, 'crisis', ['crisis'])).toBeGreaterThanOrEqual(0.6);
  });

  it('of concern are flagged, or at least glanced at', () => {
    expect(share(cases, 'concern', FLAGGED)).toBeGreaterThanOrEqual(0.72);
    expect(share(cases, 'concern', [...FLAGGED, 'watch'])).toBeGreaterThanOrEqual(0.9);
  });

  it('of no danger are rarely flagged, and hardly ever called a crisis', () => {
    expect(share(cases, 'none', FLAGGED)).toBeLessThanOrEqual(0.14);
    expect(share(cases, 'none', ['crisis'])).toBeLessThanOrEqual(0.045);
  });

  it('taught the model nothing', () => {
    const taught = new Set(ownPosts('training/posts').map(({ text }) => text.toLowerCase()));
    expect(cases.filter(({ text }) => taught.has(text.toLowerCase()))).toEqual([]);
  });
});
