import { setTimeout as delay } from 'node:timers/promises';
import { TooSoon } from './too-soon.js';

// Requests that stand waiting hold memory: a flood must not make them many, nor take the room of all others.
const MOST = 200;
const MOST_OF_ONE = 20;
const SECONDS = 5;

/** Requests that are answered later, and no more of them than this process bears. */
export class Waiting {
  private now = 0;
  private readonly of = new Map<string, number>();

  /**
   * @param key for whom: one network, one name
   * @throws TooSoon where too many wait already, in all or for this key
   */
  async for(ms: number, key: string): Promise<void> {
    if (this.now >= MOST || (this.of.get(key) ?? 0) >= MOST_OF_ONE) throw new TooSoon(SECONDS);
    this.count(key, 1);
    try {
      await delay(ms, undefined, { ref: false });
    } finally {
      this.count(key, -1);
    }
  }

  private count(key: string, change: number): void {
    this.now += change;
    const left = (this.of.get(key) ?? 0) + change;
    if (left > 0) this.of.set(key, left);
    else this.of.delete(key);
  }
}
