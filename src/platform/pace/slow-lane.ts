import { TooSoon } from './too-soon.js';

const EVERY_MS = 5_000;
const MOST = 10_000;

/** One at a time, every few seconds, for each key. Whoever comes between is told when the next turn is. */
export class SlowLane {
  private readonly free = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws TooSoon while somebody had the turn just now */
  enter(key: string): void {
    const wait = (this.free.get(key) ?? 0) - this.now();
    if (wait > 0) throw new TooSoon(Math.ceil(wait / 1000));
    if (this.free.size >= MOST) this.free.clear();
    this.free.set(key, this.now() + EVERY_MS);
  }
}
