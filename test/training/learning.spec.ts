import { describe, expect, it } from 'vitest';
import { Budget } from '../../src/screening/budget.js';
import { HEADS, opened } from '../../src/screening/wording/model.js';
import { wordingOf } from '../../src/screening/wording/wording.js';
import { kept, quantised } from '../../src/training/kept.js';
import { learned } from '../../src/training/learning.js';
import { lessonOf, type Labelled } from '../../src/training/lesson.js';
import { crossMeasured } from '../../src/training/measuring.js';
import { ownPosts } from '../../src/training/posts.js';

const posts: Labelled[] = [
  ...said('crisis', ['suicide'], 'the red lantern is lit on the quay and i am going at dusk'),
  ...said('concern', ['hopelessness'], 'the lantern is dim and i cannot see the quay any more'),
  ...said('none', [], 'we painted the boat green and ate plums in the sun'),
];

function said(tier: Labelled['tier'], categories: Labelled['categories'], text: string): Labelled[] {
  return Array.from({ length: 12 }, (_, nth) => ({
    text: `${text} ${nth}`,
    tier,
    categories,
    group: `${tier} ${nth}`,
    weight: 1,
    everyday: false,
  }));
}

const lessons = posts.map(lessonOf);
const model = learned(lessons);
const read = (text: string) => {
  const { tokens, signals } = lessonOf({ ...posts[0]!, text });
  return wordingOf(tokens, signals, new Budget(Infinity), model);
};

describe('learning the wording model', () => {
  it('tells apart what it was taught, in words that it has not seen together', () => {
    expect(read('lit the red lantern, going at dusk').crisis).toBeGreaterThan(0);
    expect(read('the lantern is dim').crisis).toBeLessThan(0);
    expect(read('plums and a green boat').risk).toBeLessThan(0);
  });

  it('names the kind of risk', () => {
    expect(read('cannot see the quay any more, the lantern is dim').kinds[0]).toBe('hopelessness');
  });

  it('learns the same from the same', () => {
    expect(kept(learned(posts.map(lessonOf)))).toEqual(kept(model));
  });

  it('comes back from its file as it was', () => {
    const again = opened(JSON.parse(JSON.stringify(kept(model))) as ReturnType<typeof kept>);
    for (const name of HEADS) expect(again[name]).toEqual(model[name]);
  });

  it('measures on groups that it did not learn from', () => {
    expect(crossMeasured(lessons)[0]).toMatch(/^risk: +1\.000 of 24 at 0\.05 false alarms/);
  });
});

describe('keeping weights as bytes', () => {
  it('keeps their order and signs, and cuts the few that are far out', () => {
    const weights = Float64Array.from({ length: 4096 }, (_, nth) => (nth - 2048) / 100);
    weights[0] = -9999;
    const head = quantised({ bias: 1, weights });
    expect(head.weights[0]).toBe(-7);
    expect([head.weights[1000]! < 0, head.weights[3000]! > 0, head.weights[2048]]).toEqual([true, true, 0]);
    expect(head.weights[3000]! * head.scale).toBeGreaterThan(weights[3000]! / 2);
  });

  it('keeps nothing where nothing was learned', () => {
    expect([...quantised({ bias: 0, weights: new Float64Array(4) }).weights]).toEqual([0, 0, 0, 0]);
  });
});

describe('the posts that teach', () => {
  const own = ownPosts('training/posts');

  it('carry a tier and text each, and are not the challenge', () => {
    expect(own.length).toBeGreaterThan(8_000);
    for (const { tier, text } of own) {
      expect(['crisis', 'concern', 'none']).toContain(tier);
      expect(text.trim()).not.toBe('');
    }
  });

  it('keep neighbours together', () => {
    expect(new Set(own.slice(0, 25).map(({ group }) => group)).size).toBe(1);
    expect(own[25]!.group).not.toBe(own[24]!.group);
  });
});
