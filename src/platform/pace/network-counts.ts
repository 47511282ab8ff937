import { DailyKey } from './daily-key.js';
import { type Door, PACES } from './doors.js';
import { networkOf } from './network.js';

/** How often a network came to a door within its minutes, and when they are over. */
export interface Counted {
  count: number;
  overInMs: number;
  /** The network's tag of today. */
  tag: string;
}

// A flood from everywhere must not fill the memory; who comes after so many is not counted.
const MOST_NETWORKS = 100_000;
const MINUTE_MS = 60_000;

interface Window {
  ends: number;
  counts: Map<string, number>;
}

/**
 * Counts forms by network, in the memory of this process alone: nothing of it is written anywhere, another process
 * counts for itself, and a restart forgets all of it.
 */
export class NetworkCounts {
  private readonly key: DailyKey;
  private readonly windows = new Map<Door, Window>();

  /** @param now milliseconds, for tests that cannot wait a day */
  constructor(private readonly now: () => number = Date.now) {
    this.key = new DailyKey(now);
  }

  /** Counts one more. @returns null for an address that says nothing of who is there */
  add(door: Door, address: string | undefined): Counted | null {
    const tag = this.tagOf(address);
    return tag === null ? null : this.addTo(this.window(door), tag);
  }

  /** A network's tag of today, in this process. @returns null for an address that says nothing of who is there */
  tagOf(address: string | undefined): string | null {
    const network = networkOf(address);
    return network === null ? null : this.key.tag(network);
  }

  private addTo({ ends, counts }: Window, tag: string): Counted | null {
    const before = counts.get(tag);
    if (before === undefined && counts.size >= MOST_NETWORKS) return null;
    const count = (before ?? 0) + 1;
    counts.set(tag, count);
    return { count, overInMs: ends - this.now(), tag };
  }

  // All of a door end together: no entry tells when its network came.
  private window(door: Door): Window {
    const [known, length] = [this.windows.get(door), PACES[door].minutes * MINUTE_MS];
    if (known && this.now() < known.ends) return known;
    const fresh = { ends: (Math.floor(this.now() / length) + 1) * length, counts: new Map<string, number>() };
    this.windows.set(door, fresh);
    return fresh;
  }
}
