interface Able {
  from: number;
  until: number;
}

/** What of the place is away at this moment, and from when until when words could be taken in, after they could not. */
export class Outages {
  /** Milliseconds of the clock. */
  readonly recoveries: Able[] = [];
  private readonly away = new Set<string>();

  /** @param able whether words can be taken in, by what is away */
  constructor(private readonly able: (away: ReadonlySet<string>) => boolean) {}

  begins(what: string): void {
    const before = this.able(this.away);
    this.away.add(what);
    const last = this.recoveries.at(-1);
    if (before && last && !this.able(this.away)) last.until = Date.now();
  }

  ends(what: string): void {
    const before = this.able(this.away);
    this.away.delete(what);
    if (!before && this.able(this.away)) this.recoveries.push({ from: Date.now(), until: Infinity });
  }

  /**
   * @returns the longest time in milliseconds from a recovery to the first of these moments after it, or to the next outage
   * where none came before that
   */
  longestUntil(moments: readonly number[]): number {
    const sorted = [...moments].sort((one, other) => one - other);
    const firsts = this.recoveries.map(({ from }) => sorted.find((moment) => moment >= from) ?? from);
    return Math.max(
      0,
      ...this.recoveries.map(({ from, until }, nth) => Math.min(until, firsts[nth]!) - from),
    );
  }
}
