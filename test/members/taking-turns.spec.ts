import { describe, expect, it } from 'vitest';
import { Turns } from '../../src/members/turns.js';

function work() {
  const started: number[] = [];
  const finishers: (() => void)[] = [];
  const start = (turns: Turns, name: number) =>
    turns.take(async () => {
      started.push(name);
      await new Promise<void>((done) => finishers.push(done));
      return name;
    });
  return { started, start, finishOne: () => finishers.shift()?.() };
}

/** Everything that can go on without help has gone on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('taking turns', () => {
  it('runs no more than it may at once, then the next in line', async () => {
    const { started, start, finishOne } = work();
    const turns = new Turns(2, 64);
    const done = [1, 2, 3, 4].map((name) => start(turns, name));
    await settled();
    expect(started).toEqual([1, 2]);
    finishOne();
    await done[0];
    await settled();
    expect(started).toEqual([1, 2, 3]);
    finishOne();
    await done[1];
    finishOne();
    finishOne();
    await done[2];
    finishOne();
    expect(await Promise.all(done)).toEqual([1, 2, 3, 4]);
  });

  it('sends away who finds the line full, and takes others once there is room', async () => {
    const { start, finishOne } = work();
    const turns = new Turns(1, 1);
    const first = start(turns, 1);
    const second = start(turns, 2);
    await expect(start(turns, 3)).rejects.toMatchObject({ status: 503, key: 'too_busy' });
    finishOne();
    await first;
    await settled();
    const fourth = start(turns, 4);
    finishOne();
    await second;
    await settled();
    finishOne();
    expect(await fourth).toBe(4);
  });

  it('gives the place back after a failure', async () => {
    const turns = new Turns(1, 0);
    await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.take(() => Promise.resolve('well'))).toBe('well');
  });
});
