// What was used up by a flood must not fill the memory.
const MOST = 100_000;

/** What was used once, until it would be too old anyway. In the memory of this process: another does not know of it. */
export class Spent {
  private readonly until = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Uses something up. @returns false when it was used before */
  spend(id: string, lastsMs: number): boolean {
    this.forgetOld();
    if (this.until.has(id) || this.until.size >= MOST) return false;
    this.until.set(id, this.now() + lastsMs);
    return true;
  }

  /** It came to nothing, and may be used once more. */
  giveBack(id: string): void {
    this.until.delete(id);
  }

  has(id: string): boolean {
    return this.until.has(id);
  }

  // Oldest first, as a Map keeps them.
  private forgetOld(): void {
    for (const [id, until] of this.until) {
      if (until > this.now()) return;
      this.until.delete(id);
    }
  }
}
