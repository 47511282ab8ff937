/** What of the place is away at this moment, and when it could take words in again after it could not. */
export class Outages {
  /** Milliseconds of the clock, one for each recovery. */
  readonly recoveries: number[] = [];
  private readonly away = new Set<string>();

  /** @param able whether words can be taken in, by what is away */
  constructor(private readonly able: (away: ReadonlySet<string>) => boolean) {}

  begins(what: string): void {
    this.away.add(what);
  }

  ends(what: string): void {
    const before = this.able(this.away);
    this.away.delete(what);
    if (!before && this.able(this.away)) this.recoveries.push(Date.now());
  }

  get some(): boolean {
    return this.away.size > 0;
  }

  /** @returns the longest time in milliseconds from a recovery to the first of these moments after it */
  longestUntil(moments: readonly number[]): number {
    const sorted = [...moments].sort((one, other) => one - other);
    const waits = this.recoveries.map((at) => (sorted.find((moment) => moment >= at) ?? Infinity) - at);
    return Math.max(0, ...waits.filter(Number.isFinite));
  }
}
