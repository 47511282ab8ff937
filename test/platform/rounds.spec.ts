import { once } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logger } from '../../src/platform/logging/logger.js';
import { Rounds } from '../../src/platform/rounds.js';

const EVERY_MS = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('works at once, and again as long after each round as was said', async () => {
  const ends: (() => void)[] = [];
  const rounds = new Rounds(EVERY_MS, () => new Promise<void>((end) => ends.push(end)));
  const first = rounds.start();
  await vi.advanceTimersByTimeAsync(10 * EVERY_MS);
  expect(ends).toHaveLength(1);
  ends[0]!();
  await first;
  await vi.advanceTimersByTimeAsync(EVERY_MS - 1);
  expect(ends).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ends).toHaveLength(2);
});

it.each([
  ['later', () => Promise.reject(new TypeError('words of a person'))],
  [
    'at once',
    (): Promise<void> => {
      throw new TypeError('words of a person');
    },
  ],
])(
  'goes on after a round that failed %s, and logs the kind of the error, never its words',
  async (_, how) => {
    const warn = vi.spyOn(logger, 'warn').mockReturnValue();
    const work = vi.fn(how);
    const rounds = new Rounds(EVERY_MS, work, 'tidying failed');
    await rounds.start();
    expect(warn.mock.calls).toEqual([[{ kind: 'TypeError' }, 'tidying failed']]);
    await vi.advanceTimersByTimeAsync(EVERY_MS);
    expect(work).toHaveBeenCalledTimes(2);
  },
);

it('stops: tells the round that is under way, waits for it, and begins no other', async () => {
  let begun = 0;
  let over = false;
  const rounds: Rounds = new Rounds(EVERY_MS, async () => {
    begun++;
    await once(rounds.stopping, 'abort');
    over = true;
  });
  void rounds.start();
  await rounds.stop();
  expect(over).toBe(true);
  rounds.startIn(EVERY_MS);
  await rounds.start();
  await vi.advanceTimersByTimeAsync(10 * EVERY_MS);
  expect(begun).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

it('stops between two rounds: the next one does not come', async () => {
  const work = vi.fn(() => Promise.resolve());
  const rounds = new Rounds(EVERY_MS, work);
  await rounds.start();
  await rounds.stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(work).toHaveBeenCalledTimes(1);
});
