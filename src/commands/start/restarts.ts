const WINDOW = 60_000; // milliseconds
const LONGEST_PAUSE = 10_000; // milliseconds
const TOO_OFTEN = 5;

/** Decides how long to wait before a process that died is started again. */
export class Restarts {
  private deaths: number[] = [];

  /**
   * @param now milliseconds
   * @returns milliseconds to wait: 1000, 2000, 4000 … at most 10,000; null: it died five times within a minute, give up
   */
  afterDeath(now: number): number | null {
    this.deaths = [...this.deaths.filter((death) => now - death < WINDOW), now];
    if (this.deaths.length >= TOO_OFTEN) return null;
    return Math.min(1_000 * 2 ** (this.deaths.length - 1), LONGEST_PAUSE);
  }
}
