import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FollowRounds } from '../../src/following/follow-rounds.js';

const HOUR = 60 * 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('begins in a minute of chance, never at once, goes on until nothing is due, and again in an hour', async () => {
  const left = [500, 500, 3];
  const query = vi.fn(() => Promise.resolve([{ taken: left.shift() ?? 0 }]));
  const rounds = new FollowRounds({ query } as unknown as DataSource);
  rounds.onApplicationBootstrap();
  await vi.advanceTimersByTimeAsync(HOUR / 60 - 1);
  expect(query).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(HOUR - HOUR / 60);
  expect(query).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(query).toHaveBeenCalledTimes(4);
  await rounds.onApplicationShutdown();
});
