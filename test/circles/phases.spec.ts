import { describe, expect, it } from 'vitest';
import { composed, promptsIn, promptsOf, usualPrompts } from '../../src/circles/composing.js';
import { edgesOf, LENGTHS, phaseAt, standingAt } from '../../src/circles/phases.js';

const BERLIN = { zone: 'Europe/Berlin', lengths: [12, 24, 24, 12] };
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const words = (edges: Date[]) => edges.map((edge) => edge.toISOString().slice(0, 16));

describe('the four parts of a circle', () => {
  it('end at the same hour of the clock where summer time begins within them', () => {
    const edges = edgesOf({ ...BERLIN, day: { year: 2027, month: 3, day: 27 }, hour: 18 });
    // 18:00, 06:00, 06:00, 06:00 and 18:00 in Berlin: the night of the 28th has an hour less.
    expect(words(edges)).toEqual([
      '2027-03-27T17:00',
      '2027-03-28T04:00',
      '2027-03-29T04:00',
      '2027-03-30T04:00',
      '2027-03-30T16:00',
    ]);
    expect((edges[1]!.getTime() - edges[0]!.getTime()) / 3_600_000).toBe(11);
  });

  it('and where it ends', () => {
    const edges = edgesOf({ ...BERLIN, day: { year: 2026, month: 10, day: 24 }, hour: 18 });
    expect(words(edges)).toEqual([
      '2026-10-24T16:00',
      '2026-10-25T05:00',
      '2026-10-26T05:00',
      '2026-10-27T05:00',
      '2026-10-27T17:00',
    ]);
    expect((edges[1]!.getTime() - edges[0]!.getTime()) / 3_600_000).toBe(13);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'UTC'])(
    'each last a while and follow each other, whenever they begin: %s',
    (zone) => {
      const shortest = [LENGTHS[0], LENGTHS[0], LENGTHS[0], LENGTHS[0]];
      // The days around all changes of clocks.
      for (const day of [...range(60, 125), ...range(240, 320)])
        for (const hour of range(0, 3)) {
          const edges = edgesOf({ day: { year: 2026, month: 1, day }, hour, zone, lengths: shortest });
          for (let at = 1; at < edges.length; at++)
            expect(edges[at]!.getTime() - edges[at - 1]!.getTime()).toBeGreaterThanOrEqual(3_600_000);
        }
    },
  );

  it('begin with their first moment, and end before the next', () => {
    const edges = edgesOf({ ...BERLIN, day: { year: 2026, month: 10, day: 24 }, hour: 18 });
    const at = (ms: number) => phaseAt(edges, new Date(ms));
    expect(at(edges[0]!.getTime() - 1)).toBeNull();
    expect(at(edges[0]!.getTime())).toBe('check_in');
    expect(at(edges[1]!.getTime() - 1)).toBe('check_in');
    expect(at(edges[1]!.getTime())).toBe('discussion');
    expect(at(edges[3]!.getTime())).toBe('closing');
    expect(at(edges[4]!.getTime())).toBeNull();
    expect(standingAt(edges, edges[4]!)).toEqual({ now: null, next: null, until: null, over: true });
    expect(standingAt(edges, new Date(0))).toMatchObject({
      now: null,
      next: 'check_in',
      until: edges[0],
      over: false,
    });
    expect(standingAt(edges, edges[2]!)).toMatchObject({ now: 'sharing', next: 'closing', until: edges[3] });
  });
});

describe('what the parts ask', () => {
  const asked = promptsOf(['How are you?', 'Share: what was it like?', 'What *helped*?', 'And now?']);

  it('is read from the opening post that says it', () => {
    expect(promptsIn(composed('Hello.', asked))).toEqual(asked);
    expect(promptsIn(composed('1. a list\n2. of\n3. my\n4. own', asked))).toEqual(asked);
  });

  it('changes with the post, and is the usual where it says nothing', () => {
    expect(promptsIn(composed('Hello.', asked).replace('And now?', 'And then?')).closing).toBe('And then?');
    expect(promptsIn('Hello.')).toEqual(usualPrompts());
    expect(promptsIn(null)).toEqual(usualPrompts());
    expect(promptsIn('4. Just this').closing).toBe('Just this');
  });
});
