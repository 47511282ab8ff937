import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Filing } from '../../src/personas/filing.js';
import { FilingRounds } from '../../src/personas/filing-rounds.js';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('files some minutes after the start, then every four hours, and stops with the process', async () => {
  const fileWhatIsNew = vi.fn(() => Promise.resolve());
  const rounds = new FilingRounds({ fileWhatIsNew } as unknown as Filing);
  rounds.onApplicationBootstrap();
  await vi.advanceTimersByTimeAsync(MINUTE - 1);
  expect(fileWhatIsNew).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(fileWhatIsNew).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(240 * MINUTE);
  expect(fileWhatIsNew).toHaveBeenCalledTimes(2);
  await rounds.onApplicationShutdown();
  await vi.advanceTimersByTimeAsync(1000 * MINUTE);
  expect(fileWhatIsNew).toHaveBeenCalledTimes(2);
});
